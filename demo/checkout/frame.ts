// Around the provider's page: sends the form into its frame, and goes on once its answer has come back there.
const frame = document.querySelector('iframe')!;

addEventListener('message', ({origin, source, data}: MessageEvent<unknown>) => {
  if (origin !== location.origin || source !== frame.contentWindow) return;
  const {path} = data as {path?: unknown};
  if (typeof path === 'string' && /^\/[cr]\/[\w-]+$/.test(path)) location.replace(path);
});

document.querySelector<HTMLFormElement>('#forward')?.submit();

export {};
