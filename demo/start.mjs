// `npm start`: the whole product on this machine, with nothing to set up. TypeScript is read as it is, by tsx.
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(
    `This demo needs Node 20 or later; this is ${process.version}. Install a newer Node from https://nodejs.org.`,
  );
  process.exit(1);
}
const {register} = await import('tsx/esm/api').catch(() => {
  console.error('The packages are not installed yet. Type: npm install && npm start');
  process.exit(1);
});
register();
await import('./server/main.ts');
