import type {Brand} from './brands.js';
import type {CodeFault} from './faults.js';

/** How long a security code may be: 4 digits with American Express, 3 elsewhere, either while the network is unknown. */
export function codeLengths(brand: Brand | undefined): readonly number[] {
  return brand ? [brand.codeLength] : [3, 4];
}

/** What is wrong with a security code; undefined when nothing is. */
export function codeFault(digits: string, brand: Brand | undefined): CodeFault | undefined {
  if (digits === '') return 'empty';
  return codeLengths(brand).includes(digits.length) ? undefined : 'code-length';
}
