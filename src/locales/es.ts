import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('es');

/** Spanish. */
export const es: HostTerms = {
  $code: 'es',

  sending: 'Enviando',
  tryAgain: 'Reintentar',
  discard: 'Descartar',
  waitingForCustomer: 'Esperando al cliente',
  customerDeclinedPayment: 'Pago rechazado por el cliente',
  requestExpired: 'Solicitud caducada',
  viewCard: 'Ver tarjeta',
  cardReceived: 'Tarjeta recibida',
  cardRefused: 'Tarjeta rechazada',
  paymentFailed: 'Pago fallido',
  timeLimitReached: 'Tiempo agotado',
  endedChatClosed: 'El chat ha terminado.',
  endedAgentLeft: 'El agente ha cerrado la sesión.',
  endedAgentReplaced: 'Otro agente ha tomado el relevo.',
  paying: 'Pagando',
  paymentUnderReview: 'Pago en revisión',
  completed: 'Completado',
  paid: 'Pagado',
  canceled: 'Cancelado',
  messageNotDelivered: 'Mensaje no entregado',

  requestAgain: 'Solicitar de nuevo',
  markAsCompleted: 'Marcar como completado',
  cancelRequest: 'Cancelar',
  wasCharged: '¿Se realizó el cargo en la tarjeta?',
  wasChargedYes: 'Sí, se realizó el cargo',
  wasChargedNo: 'No, solicitar de nuevo',

  paymentRequest: 'Solicitud de pago',
  customerOpened: 'Abierta por el cliente',
  customerEntering: (done) =>
    done === 0
      ? 'Introduciendo los datos de la tarjeta'
      : `Introduciendo los datos de la tarjeta: ${count(done, {one: `${done} campo listo`, many: `${done} campos listos`, other: `${done} campos listos`})}`,
  customerAway: 'El cliente ha salido del formulario',
  delivered: 'Entregado',
  read: 'Leído',
  expiresIn: (time) => `Caduca en ${time}`,

  requestFrom: (merchant) => `Pago a ${merchant}`,
  decline: 'Rechazar',
  enterPayment: 'Pagar',
  tryAnotherCard: 'Probar con otra tarjeta',
  securedNote: 'Abre un formulario seguro',
  sendingCard: 'Enviando los datos de su tarjeta…',
  cardWasSent: 'Se enviaron los datos de su tarjeta',
  youDeclined: 'Usted rechazó este pago',
  hasExpired: 'Esta solicitud ha caducado',
  wasCanceled: 'Esta solicitud se canceló',
  beingChecked: 'Se está comprobando su pago',
  paymentAccepted: 'Pago aceptado',
  refusedDeclined: 'La tarjeta fue rechazada.',
  refusedExpired: 'La tarjeta ha caducado.',
  refusedWrongDetails: 'Algunos datos de la tarjeta no eran correctos.',
  refusedUnreadable: 'No se pudieron leer los datos de la tarjeta.',
  refusedOther: 'Esta tarjeta no funcionó.',
  cardNotSent: 'No se pudieron enviar los datos de su tarjeta. No se realizó ningún cargo: introdúzcalos de nuevo.',
  loading: 'Cargando la solicitud de pago',
  requestNotFound: 'No se ha encontrado esta solicitud de pago.',
  continuePayment: 'Continuar el pago',
  viewReceipt: 'Ver recibo',

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'Sin conexión. Inténtelo de nuevo.',
  notLoaded: 'No se ha podido cargar. Vuelva a cargar la página.',
  notAllowed: 'Esto ya no es posible.',

  secureForm: 'Formulario de tarjeta seguro',
  secureCheckout: 'Pago seguro',
  checkoutUnavailable: 'No se pudo abrir la página de pago segura',
  openInNewTab: 'Abrir en una pestaña nueva',
  agentDesk: 'Área de tarjetas segura',
  opening: 'Abriendo el formulario seguro…',
  deskOpening: 'Abriendo el área de tarjetas segura…',
  stillOpening: 'Está tardando más de lo habitual. Se sigue intentando…',
  formUnavailable: 'No se pudo abrir el formulario seguro',
  deskUnavailable: 'No se pudo abrir el área de tarjetas segura',
  vaultHint:
    'Compruebe la conexión e inténtelo de nuevo. Si tiene activo un bloqueador de contenido, permita el formulario de pago de esta página.',
  vaultMisplaced: 'El formulario de pago está instalado en la propia dirección de esta página, donde no sería seguro.',
  reload: 'Intentar de nuevo',
  close: 'Cerrar',

  requestPayment: 'Solicitar pago',
  creditCardRequest: 'Solicitud de pago con tarjeta',
  amountToCharge: 'Importe del cargo',
  reasonForCharge: 'Motivo del cargo',
  reasonHint: 'El cliente verá este texto.',
  request: 'Solicitar',
  charactersLeft: (left) =>
    left < 0
      ? count(-left, {
          one: `Sobra ${-left} carácter`,
          many: `Sobran ${-left} caracteres`,
          other: `Sobran ${-left} caracteres`,
        })
      : count(left, {
          one: `Queda ${left} carácter`,
          many: `Quedan ${left} caracteres`,
          other: `Quedan ${left} caracteres`,
        }),
  amountEmpty: 'Introduzca el importe del cargo.',
  amountNotANumber: (example) => `Introduzca un importe como ${example}.`,
  amountAmbiguous: (example) => `Esto puede leerse de dos maneras. Escríbalo como ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `La moneda ${currency} no tiene decimales.`
      : `La moneda ${currency} tiene como máximo ${count(digits, {one: `${digits} decimal`, many: `${digits} decimales`, other: `${digits} decimales`})}.`,
  amountOtherCurrency: (currency) => `Introduzca el importe en ${currency}.`,
  amountZero: 'El importe debe ser mayor que cero.',
  amountNegative: 'El importe no puede ser negativo.',
  amountTooLarge: 'Este importe es demasiado alto.',
  reasonEmpty: 'Indique el motivo del pago.',
  reasonTooLong: 'Acorte el motivo.',
  reasonMasked: 'Se ocultó un número de tarjeta en el motivo. Revíselo y pulse otra vez «Solicitar».',
  reasonCleaned: 'Se quitaron caracteres invisibles del motivo. Revíselo y pulse otra vez «Solicitar».',
  holdTooLong: (minutes) =>
    `Una tarjeta puede conservarse ${count(minutes, {one: `${minutes} minuto`, many: `${minutes} minutos`, other: `${minutes} minutos`})} como máximo. Pida a su administrador que corrija el límite de tiempo.`,
  settingsInvalid: 'Los tiempos de esta solicitud no están bien configurados. Consulte a su administrador.',
  notSigned: 'No se pudo crear la solicitud. Inténtelo de nuevo.',

  confirmTitle: '¿Enviar esta solicitud de pago?',
  confirmDetail: 'El cliente paga en el formulario del proveedor de pagos. Ningún agente ve la tarjeta.',
  confirmAmount: 'Importe',
  confirmReason: 'Motivo',
  confirmAnswerWithin: 'Plazo de respuesta',
  send: 'Enviar',
  sendingRequest: 'Enviando…',
  back: 'Atrás',

  cardPayment: 'Pago con tarjeta',
  cardInformationSent: 'Se han enviado los datos de la tarjeta',
  view: 'Ver',
  dismiss: 'Cerrar',
  activeRequest: 'Solicitud de pago activa',
  requestOfAnother: 'Una solicitud de pago de otro agente',
  guardMasked: (count) =>
    count === 1
      ? 'Se ocultó un número de tarjeta antes de enviar su mensaje. Utilice el formulario seguro para pagar.'
      : 'Se ocultaron números de tarjeta antes de enviar su mensaje. Utilice el formulario seguro para pagar.',
  guardWarning: 'Esto parece un número de tarjeta. Se ocultará al enviarlo.',
  guardPay: 'Pagar de forma segura',
  guardTold: 'Nuestro agente sabe que desea pagar. El formulario seguro llegará en este chat.',
};

addWords(es);
