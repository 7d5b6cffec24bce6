export function movingIn(selector: string): string[];
