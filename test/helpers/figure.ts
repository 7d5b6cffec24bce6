/**
 * Notes what a group of attacks came to, for the list at the end of a run (scripts/security-groups.mjs). To be called last:
 * a figure says that all that the test asserts has held. In Node and in browsers.
 */
export async function figure(group: `${'T' | 'L'}${number}`, text: string): Promise<void> {
  if (typeof window === 'undefined') {
    const {noteFigure} = await import('../../scripts/security-groups.mjs');
    noteFigure({group, engine: 'node', text});
    return;
  }
  const {executeServerCommand} = await import('@web/test-runner-commands');
  await executeServerCommand('figure', {group, text});
}
