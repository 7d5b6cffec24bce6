declare module '*.css?inline' {
  const styles: string;
  export default styles;
}
declare module '*.js?raw' {
  const code: string;
  export default code;
}
declare module '*.ts?raw' {
  const code: string;
  export default code;
}
