import type {WordList} from './list.js';

/** Spanish. */
export const es: WordList = {
  lang: 'es',
  card: 'tarjeta, visa',
  pay: 'cobr*, cargu, use, pago con',
  hard: 'seguimiento, rastreo, guía, paquete, código de barras, serie, cuenta, fidel, socio, biblioteca, afiliad, dni, rut, curp, identidad, pasaporte, póliza, seguridad social',
  phone: 'tel, telef, móvil, celular',
  soft: 'pedido, orden, factura, referencia, transacción, cliente, reserva, caso, recibo, compra, código, expediente',
  expiry: 'venc*, caduc, expira, válid, vto',
  code: 'código, seguridad, dorso, dígitos',
};
