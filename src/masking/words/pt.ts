import type {WordList} from './list.js';

/** Portuguese. */
export const pt: WordList = {
  lang: 'pt',
  card: 'cartão, cartao',
  pay: 'cobr*, debit, pag*, use',
  hard: 'rastreio, rastreamento, encomenda, pacote, código de barras, série, conta, fidelidade, sócio, associado, biblioteca, cpf, cnpj, identidade, passaporte, apólice, utente, boleto',
  phone: 'tel, telef, celular',
  soft: 'pedido, fatura, nota fiscal, referência, transação, cliente, reserva, protocolo, caso, recibo, comprovante, código',
  expiry: 'valid, venc*, expira',
  code: 'código, segurança, verso, dígitos',
};
