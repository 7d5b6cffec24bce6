import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('it');

/** Italian. */
export const it: HostTerms = {
  $code: 'it',

  sending: 'Invio in corso',
  tryAgain: 'Riprova',
  discard: 'Scarta',
  waitingForCustomer: 'In attesa del cliente',
  customerDeclinedPayment: 'Pagamento rifiutato dal cliente',
  requestExpired: 'Richiesta scaduta',
  viewCard: 'Vedi carta',
  cardReceived: 'Carta ricevuta',
  cardRefused: 'Carta rifiutata',
  paymentFailed: 'Pagamento non riuscito',
  timeLimitReached: 'Tempo scaduto',
  endedChatClosed: 'La chat è terminata.',
  endedAgentLeft: 'L’operatore si è disconnesso.',
  endedAgentReplaced: 'Un altro operatore ha preso in carico la chat.',
  paying: 'Pagamento in corso',
  paymentUnderReview: 'Pagamento in verifica',
  completed: 'Completato',
  paid: 'Pagato',
  canceled: 'Annullato',
  messageNotDelivered: 'Messaggio non consegnato',

  requestAgain: 'Richiedi di nuovo',
  markAsCompleted: 'Segna come completato',
  cancelRequest: 'Annulla',
  wasCharged: 'La carta è stata addebitata?',
  wasChargedYes: 'Sì, è stata addebitata',
  wasChargedNo: 'No, richiedi di nuovo',

  paymentRequest: 'Richiesta di pagamento',
  customerOpened: 'Aperta dal cliente',
  customerEntering: (done) =>
    done === 0
      ? 'Sta inserendo i dati della carta'
      : `Sta inserendo i dati della carta: ${count(done, {one: `${done} campo completato`, many: `${done} campi completati`, other: `${done} campi completati`})}`,
  customerAway: 'Il cliente ha lasciato il modulo',
  delivered: 'Consegnato',
  read: 'Letto',
  expiresIn: (time) => `Scade tra ${time}`,

  requestFrom: (merchant) => `Pagamento a ${merchant}`,
  decline: 'Rifiuta',
  enterPayment: 'Paga',
  tryAnotherCard: 'Prova un’altra carta',
  securedNote: 'Apre un modulo sicuro',
  sendingCard: 'Invio dei dati della tua carta…',
  cardWasSent: 'I dati della tua carta sono stati inviati',
  youDeclined: 'Hai rifiutato questo pagamento',
  hasExpired: 'Questa richiesta è scaduta',
  wasCanceled: 'Questa richiesta è stata annullata',
  beingChecked: 'Il tuo pagamento è in fase di verifica',
  paymentAccepted: 'Pagamento accettato',
  refusedDeclined: 'La carta è stata rifiutata.',
  refusedExpired: 'La carta è scaduta.',
  refusedWrongDetails: 'Alcuni dati della carta non erano corretti.',
  refusedUnreadable: 'Non è stato possibile leggere i dati della carta.',
  refusedOther: 'Questa carta non ha funzionato.',
  cardNotSent:
    'Non è stato possibile inviare i dati della tua carta. Non è stato addebitato nulla: inseriscili di nuovo.',
  loading: 'Caricamento della richiesta di pagamento',
  requestNotFound: 'Questa richiesta di pagamento non è stata trovata.',
  continuePayment: 'Continua il pagamento',
  viewReceipt: 'Vedi la ricevuta',

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'Nessuna connessione. Riprova.',
  notLoaded: 'Impossibile caricare. Ricarica la pagina.',
  notAllowed: 'Non è più possibile.',

  secureForm: 'Modulo carta sicuro',
  secureCheckout: 'Pagamento sicuro',
  checkoutUnavailable: 'Non è stato possibile aprire la pagina di pagamento sicura',
  openInNewTab: 'Apri in una nuova scheda',
  agentDesk: 'Area carte sicura',
  opening: 'Apertura del modulo sicuro…',
  deskOpening: 'Apertura dell’area carte sicura…',
  stillOpening: 'Ci vuole più del solito. Il tentativo continua…',
  formUnavailable: 'Non è stato possibile aprire il modulo sicuro',
  deskUnavailable: 'Non è stato possibile aprire l’area carte sicura',
  vaultHint:
    'Controlla la connessione e riprova. Se è attivo un blocco dei contenuti, consenti il modulo di pagamento di questa pagina.',
  vaultMisplaced: 'Il modulo di pagamento si trova all’indirizzo stesso di questa pagina, dove non sarebbe sicuro.',
  reload: 'Riprova',
  close: 'Chiudi',

  requestPayment: 'Richiedi pagamento',
  creditCardRequest: 'Richiesta di pagamento con carta',
  amountToCharge: 'Importo da addebitare',
  reasonForCharge: 'Motivo dell’addebito',
  reasonHint: 'Il cliente vedrà questo testo.',
  request: 'Richiedi',
  charactersLeft: (left) =>
    left < 0
      ? count(-left, {
          one: `${-left} carattere di troppo`,
          many: `${-left} caratteri di troppo`,
          other: `${-left} caratteri di troppo`,
        })
      : count(left, {
          one: `${left} carattere rimasto`,
          many: `${left} caratteri rimasti`,
          other: `${left} caratteri rimasti`,
        }),
  amountEmpty: 'Inserisci l’importo da addebitare.',
  amountNotANumber: (example) => `Inserisci un importo come ${example}.`,
  amountAmbiguous: (example) => `Si può leggere in due modi. Scrivilo come ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `La valuta ${currency} non ha decimali.`
      : `La valuta ${currency} ha al massimo ${count(digits, {one: `${digits} decimale`, many: `${digits} decimali`, other: `${digits} decimali`})}.`,
  amountOtherCurrency: (currency) => `Inserisci l’importo in ${currency}.`,
  amountZero: 'L’importo deve essere maggiore di zero.',
  amountNegative: 'L’importo non può essere negativo.',
  amountTooLarge: 'Questo importo è troppo alto.',
  reasonEmpty: 'Indica il motivo del pagamento.',
  reasonTooLong: 'Abbrevia il motivo.',
  reasonMasked: 'Nel motivo è stato nascosto un numero di carta. Controllalo, poi premi di nuovo «Richiedi».',
  reasonCleaned: 'Dal motivo sono stati tolti caratteri invisibili. Controllalo, poi premi di nuovo «Richiedi».',
  holdTooLong: (minutes) =>
    `Una carta può essere conservata al massimo per ${count(minutes, {one: `${minutes} minuto`, many: `${minutes} minuti`, other: `${minutes} minuti`})}. Chiedi all’amministratore di correggere il limite di tempo.`,
  settingsInvalid: 'I tempi di questa richiesta non sono impostati correttamente. Contatta l’amministratore.',
  notSigned: 'Non è stato possibile creare la richiesta. Riprova.',

  confirmTitle: 'Inviare questa richiesta di pagamento?',
  confirmDetail: 'Il cliente paga nel modulo del fornitore dei pagamenti. Nessun operatore vede la carta.',
  confirmAmount: 'Importo',
  confirmReason: 'Motivo',
  confirmAnswerWithin: 'Tempo per rispondere',
  send: 'Invia',
  sendingRequest: 'Invio…',
  back: 'Indietro',

  cardPayment: 'Pagamento con carta',
  cardInformationSent: 'I dati della carta sono stati inviati',
  view: 'Vedi',
  dismiss: 'Chiudi',
  activeRequest: 'Richiesta di pagamento attiva',
  requestOfAnother: 'Una richiesta di pagamento di un altro operatore',
  guardMasked: (count) =>
    count === 1
      ? 'Un numero di carta è stato nascosto prima dell’invio del messaggio. Per pagare usa il modulo sicuro.'
      : 'Alcuni numeri di carta sono stati nascosti prima dell’invio del messaggio. Per pagare usa il modulo sicuro.',
  guardWarning: 'Sembra un numero di carta. Verrà nascosto all’invio.',
  guardPay: 'Paga in modo sicuro',
  guardTold: 'Il nostro operatore sa che vuoi pagare. Il modulo sicuro arriverà in questa chat.',
};

addWords(it);
