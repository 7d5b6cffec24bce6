declare module 'virtual:vault-manifest' {
  const manifest: {readonly modules: readonly {readonly declarations?: readonly unknown[]}[]};
  export default manifest;
}
