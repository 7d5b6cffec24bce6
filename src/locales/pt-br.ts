import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('pt');

/** The Portuguese of Brazil. */
export const ptBr: HostTerms = {
  $code: 'pt',

  sending: 'Enviando',
  tryAgain: 'Tentar novamente',
  discard: 'Descartar',
  waitingForCustomer: 'Aguardando o cliente',
  customerDeclinedPayment: 'Pagamento recusado pelo cliente',
  requestExpired: 'Solicitação expirada',
  viewCard: 'Ver cartão',
  cardReceived: 'Cartão recebido',
  cardRefused: 'Cartão recusado',
  paymentFailed: 'Falha no pagamento',
  timeLimitReached: 'Tempo esgotado',
  endedChatClosed: 'O chat foi encerrado.',
  endedAgentLeft: 'O atendente saiu do sistema.',
  endedAgentReplaced: 'Outro atendente assumiu a conversa.',
  paying: 'Pagando',
  paymentUnderReview: 'Pagamento em análise',
  completed: 'Concluído',
  paid: 'Pago',
  canceled: 'Cancelado',
  messageNotDelivered: 'Mensagem não entregue',

  requestAgain: 'Solicitar novamente',
  markAsCompleted: 'Marcar como concluído',
  cancelRequest: 'Cancelar',
  wasCharged: 'O cartão foi cobrado?',
  wasChargedYes: 'Sim, foi cobrado',
  wasChargedNo: 'Não, solicitar novamente',

  paymentRequest: 'Solicitação de pagamento',
  customerOpened: 'Aberta pelo cliente',
  customerEntering: (done) =>
    done === 0
      ? 'Informando os dados do cartão'
      : `Informando os dados do cartão: ${count(done, {one: `${done} campo preenchido`, many: `${done} campos preenchidos`, other: `${done} campos preenchidos`})}`,
  customerAway: 'O cliente saiu do formulário',
  delivered: 'Entregue',
  read: 'Lida',
  expiresIn: (time) => `Expira em ${time}`,

  requestFrom: (merchant) => `Pagamento para ${merchant}`,
  decline: 'Recusar',
  enterPayment: 'Pagar',
  tryAnotherCard: 'Tentar outro cartão',
  securedNote: 'Abre um formulário seguro',
  sendingCard: 'Enviando os dados do seu cartão…',
  cardWasSent: 'Os dados do seu cartão foram enviados',
  youDeclined: 'Você recusou este pagamento',
  hasExpired: 'Esta solicitação expirou',
  wasCanceled: 'Esta solicitação foi cancelada',
  beingChecked: 'Seu pagamento está sendo verificado',
  paymentAccepted: 'Pagamento aceito',
  refusedDeclined: 'O cartão foi recusado.',
  refusedExpired: 'O cartão está vencido.',
  refusedWrongDetails: 'Alguns dados do cartão estavam incorretos.',
  refusedUnreadable: 'Não foi possível ler os dados do cartão.',
  refusedOther: 'Este cartão não funcionou.',
  cardNotSent: 'Não foi possível enviar os dados do seu cartão. Nada foi cobrado: informe-os novamente.',
  loading: 'Carregando a solicitação de pagamento',
  requestNotFound: 'Esta solicitação de pagamento não foi encontrada.',
  continuePayment: 'Continuar o pagamento',
  viewReceipt: 'Ver recibo',

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'Sem conexão. Tente novamente.',
  notLoaded: 'Não foi possível carregar. Recarregue a página.',
  notAllowed: 'Isso não é mais possível.',

  secureForm: 'Formulário de cartão seguro',
  secureCheckout: 'Pagamento seguro',
  checkoutUnavailable: 'Não foi possível abrir a página de pagamento segura',
  openInNewTab: 'Abrir em uma nova aba',
  agentDesk: 'Área de cartões segura',
  opening: 'Abrindo o formulário seguro…',
  deskOpening: 'Abrindo a área de cartões segura…',
  stillOpening: 'Está demorando mais que o normal. Ainda tentando…',
  formUnavailable: 'Não foi possível abrir o formulário seguro',
  deskUnavailable: 'Não foi possível abrir a área de cartões segura',
  vaultHint:
    'Verifique a conexão e tente novamente. Se houver um bloqueador de conteúdo ativo, permita o formulário de pagamento desta página.',
  vaultMisplaced: 'O formulário de pagamento está no próprio endereço desta página, onde não seria seguro.',
  reload: 'Tentar novamente',
  close: 'Fechar',

  requestPayment: 'Solicitar pagamento',
  creditCardRequest: 'Solicitação de pagamento com cartão',
  amountToCharge: 'Valor a cobrar',
  reasonForCharge: 'Motivo da cobrança',
  reasonHint: 'O cliente verá este texto.',
  request: 'Solicitar',
  charactersLeft: (left) =>
    left < 0
      ? count(-left, {
          one: `${-left} caractere a mais`,
          many: `${-left} caracteres a mais`,
          other: `${-left} caracteres a mais`,
        })
      : count(left, {
          one: `${left} caractere restante`,
          many: `${left} caracteres restantes`,
          other: `${left} caracteres restantes`,
        }),
  amountEmpty: 'Informe o valor a cobrar.',
  amountNotANumber: (example) => `Informe um valor como ${example}.`,
  amountAmbiguous: (example) => `Isso pode ser lido de duas formas. Escreva como ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `A moeda ${currency} não tem casas decimais.`
      : `A moeda ${currency} tem no máximo ${count(digits, {one: `${digits} casa decimal`, many: `${digits} casas decimais`, other: `${digits} casas decimais`})}.`,
  amountOtherCurrency: (currency) => `Informe o valor em ${currency}.`,
  amountZero: 'O valor deve ser maior que zero.',
  amountNegative: 'O valor não pode ser negativo.',
  amountTooLarge: 'Este valor é alto demais.',
  reasonEmpty: 'Informe o motivo do pagamento.',
  reasonTooLong: 'Encurte o motivo.',
  reasonMasked: 'Um número de cartão foi ocultado no motivo. Confira e pressione “Solicitar” outra vez.',
  reasonCleaned: 'Caracteres invisíveis foram removidos do motivo. Confira e pressione “Solicitar” outra vez.',
  holdTooLong: (minutes) =>
    `Um cartão pode ser mantido por no máximo ${count(minutes, {one: `${minutes} minuto`, many: `${minutes} minutos`, other: `${minutes} minutos`})}. Peça ao administrador que corrija o limite de tempo.`,
  settingsInvalid: 'Os tempos desta solicitação não estão configurados corretamente. Fale com o administrador.',
  notSigned: 'Não foi possível criar a solicitação. Tente novamente.',

  confirmTitle: 'Enviar esta solicitação de pagamento?',
  confirmDetail: 'O cliente paga no formulário do provedor de pagamento. Nenhum atendente vê o cartão.',
  confirmAmount: 'Valor',
  confirmReason: 'Motivo',
  confirmAnswerWithin: 'Prazo de resposta',
  send: 'Enviar',
  sendingRequest: 'Enviando…',
  back: 'Voltar',

  cardPayment: 'Pagamento com cartão',
  cardInformationSent: 'Os dados do cartão foram enviados',
  view: 'Ver',
  dismiss: 'Fechar',
  activeRequest: 'Solicitação de pagamento ativa',
  requestOfAnother: 'Uma solicitação de pagamento de outro atendente',
  guardMasked: (count) =>
    count === 1
      ? 'Um número de cartão foi ocultado antes do envio da sua mensagem. Use o formulário seguro para pagar.'
      : 'Números de cartão foram ocultados antes do envio da sua mensagem. Use o formulário seguro para pagar.',
  guardWarning: 'Isto parece um número de cartão. Ele será ocultado no envio.',
  guardPay: 'Pagar com segurança',
  guardTold: 'Nosso atendente sabe que você quer pagar. O formulário seguro chegará nesta conversa.',
};

addWords(ptBr);
