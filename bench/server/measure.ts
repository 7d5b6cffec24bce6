/** What one side did in one round. */
export interface Measured {
  /** Commands a second, by the wall clock. */
  readonly rate: number;
  /** What each command cost of the processor, on all threads of this process, in microseconds. */
  readonly cpuUs: number;
}

/** Lets every writer do its work, all of them at once. @param commands How many commands all of them give together. */
export async function measure(commands: number, writers: readonly (() => Promise<void>)[]): Promise<Measured> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(writers.map((write) => write()));
  const tookMs = performance.now() - began;
  const {user, system} = process.cpuUsage(cpu);
  return {rate: (commands * 1000) / tookMs, cpuUs: (user + system) / commands};
}

/** @param q 0 to 1; 0.5 is the median. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(q * (sorted.length - 1))] ?? NaN;
}
