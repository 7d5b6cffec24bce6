export interface PublicToken {
  name: string;
  description: string;
  default: string;
}
export interface DesignToken {
  $type: string;
  $value: unknown;
  $description: string;
  $extensions: {'chatpay-elements': {name: string; css: string}};
}
export const SCHEMES: ('light' | 'dark')[];
export function publicTokens(): PublicToken[];
export function designTokens(
  scheme: 'light' | 'dark',
  tokens?: readonly PublicToken[],
): {chatpay: Record<string, DesignToken>};
