import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('de');

/** German. */
export const de: HostTerms = {
  $code: 'de',

  sending: 'Wird gesendet',
  tryAgain: 'Erneut versuchen',
  discard: 'Verwerfen',
  waitingForCustomer: 'Wartet auf Kunden',
  customerDeclinedPayment: 'Vom Kunden abgelehnt',
  requestExpired: 'Anfrage abgelaufen',
  viewCard: 'Karte ansehen',
  cardReceived: 'Karte eingegangen',
  cardRefused: 'Karte abgelehnt',
  paymentFailed: 'Zahlung fehlgeschlagen',
  timeLimitReached: 'Zeit abgelaufen',
  endedChatClosed: 'Der Chat wurde beendet.',
  endedAgentLeft: 'Der Mitarbeiter hat sich abgemeldet.',
  endedAgentReplaced: 'Ein anderer Mitarbeiter hat übernommen.',
  paying: 'Zahlung läuft',
  paymentUnderReview: 'Zahlung wird geprüft',
  completed: 'Abgeschlossen',
  paid: 'Bezahlt',
  canceled: 'Zurückgezogen',
  messageNotDelivered: 'Nachricht nicht zugestellt',

  requestAgain: 'Erneut anfragen',
  markAsCompleted: 'Als abgeschlossen markieren',
  cancelRequest: 'Zurückziehen',
  wasCharged: 'Wurde die Karte belastet?',
  wasChargedYes: 'Ja, sie wurde belastet',
  wasChargedNo: 'Nein, erneut anfragen',

  paymentRequest: 'Zahlungsanfrage',
  customerOpened: 'Vom Kunden geöffnet',
  customerEntering: (done) =>
    done === 0
      ? 'Gibt Kartendaten ein'
      : `Gibt Kartendaten ein: ${count(done, {one: `${done} Feld`, other: `${done} Felder`})} fertig`,
  customerAway: 'Der Kunde hat das Formular verlassen',
  delivered: 'Zugestellt',
  read: 'Gelesen',
  expiresIn: (time) => `Läuft ab in ${time}`,

  requestFrom: (merchant) => `Zahlung an ${merchant}`,
  decline: 'Ablehnen',
  enterPayment: 'Jetzt zahlen',
  tryAnotherCard: 'Andere Karte versuchen',
  securedNote: 'Öffnet ein sicheres Formular',
  sendingCard: 'Ihre Kartendaten werden gesendet …',
  cardWasSent: 'Ihre Kartendaten wurden gesendet',
  youDeclined: 'Sie haben diese Zahlung abgelehnt',
  hasExpired: 'Diese Anfrage ist abgelaufen',
  wasCanceled: 'Diese Anfrage wurde zurückgezogen',
  beingChecked: 'Ihre Zahlung wird geprüft',
  paymentAccepted: 'Zahlung angenommen',
  refusedDeclined: 'Die Karte wurde abgelehnt.',
  refusedExpired: 'Die Karte ist abgelaufen.',
  refusedWrongDetails: 'Einige Kartendaten waren nicht richtig.',
  refusedUnreadable: 'Die Kartendaten konnten nicht gelesen werden.',
  refusedOther: 'Diese Karte hat nicht funktioniert.',
  cardNotSent:
    'Ihre Kartendaten konnten nicht gesendet werden. Es wurde nichts abgebucht: Bitte geben Sie sie noch einmal ein.',
  loading: 'Zahlungsanfrage wird geladen',
  requestNotFound: 'Diese Zahlungsanfrage wurde nicht gefunden.',
  continuePayment: 'Zahlung fortsetzen',
  viewReceipt: 'Beleg ansehen',

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'Keine Verbindung. Bitte versuchen Sie es noch einmal.',
  notLoaded: 'Das konnte nicht geladen werden. Bitte laden Sie die Seite neu.',
  notAllowed: 'Das ist nicht mehr möglich.',

  secureForm: 'Sicheres Kartenformular',
  secureCheckout: 'Sichere Kasse',
  checkoutUnavailable: 'Die sichere Kasse konnte nicht geöffnet werden',
  openInNewTab: 'In neuem Tab öffnen',
  agentDesk: 'Sicherer Kartenbereich',
  opening: 'Das sichere Formular wird geöffnet …',
  deskOpening: 'Der sichere Kartenbereich wird geöffnet …',
  stillOpening: 'Das dauert länger als sonst. Es wird weiter versucht …',
  formUnavailable: 'Das sichere Formular konnte nicht geöffnet werden',
  deskUnavailable: 'Der sichere Kartenbereich konnte nicht geöffnet werden',
  vaultHint:
    'Prüfen Sie die Verbindung und versuchen Sie es noch einmal. Falls ein Inhaltsblocker aktiv ist, erlauben Sie das Zahlungsformular dieser Seite.',
  vaultMisplaced: 'Das Zahlungsformular liegt auf der Adresse dieser Seite selbst, wo es nicht sicher wäre.',
  reload: 'Noch einmal versuchen',
  close: 'Schließen',

  requestPayment: 'Zahlung anfragen',
  creditCardRequest: 'Kartenzahlung anfragen',
  amountToCharge: 'Betrag',
  reasonForCharge: 'Grund der Zahlung',
  reasonHint: 'Der Kunde sieht diesen Text.',
  request: 'Anfragen',
  charactersLeft: (left) => (left < 0 ? `${-left} Zeichen zu viel` : `noch ${left} Zeichen`),
  amountEmpty: 'Geben Sie den Betrag ein.',
  amountNotANumber: (example) => `Geben Sie einen Betrag wie ${example} ein.`,
  amountAmbiguous: (example) => `Das lässt sich auf zwei Arten lesen. Schreiben Sie es wie ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `${currency} hat keine Nachkommastellen.`
      : `${currency} hat höchstens ${count(digits, {one: `${digits} Nachkommastelle`, other: `${digits} Nachkommastellen`})}.`,
  amountOtherCurrency: (currency) => `Geben Sie den Betrag in ${currency} ein.`,
  amountZero: 'Der Betrag muss größer als null sein.',
  amountNegative: 'Der Betrag darf nicht negativ sein.',
  amountTooLarge: 'Dieser Betrag ist zu groß.',
  reasonEmpty: 'Schreiben Sie, wofür die Zahlung ist.',
  reasonTooLong: 'Kürzen Sie den Grund.',
  reasonMasked:
    'Eine Kartennummer im Grund wurde verborgen. Prüfen Sie den Text und drücken Sie noch einmal auf „Anfragen“.',
  reasonCleaned:
    'Unsichtbare Zeichen im Grund wurden entfernt. Prüfen Sie den Text und drücken Sie noch einmal auf „Anfragen“.',
  holdTooLong: (minutes) =>
    `Eine Karte kann höchstens ${count(minutes, {one: `${minutes} Minute`, other: `${minutes} Minuten`})} behalten werden. Bitten Sie Ihre Administration, die Zeit zu ändern.`,
  settingsInvalid: 'Diese Anfrage ist nicht richtig eingerichtet. Wenden Sie sich an Ihre Administration.',
  notSigned: 'Die Anfrage konnte nicht gestellt werden. Bitte versuchen Sie es noch einmal.',

  confirmTitle: 'Diese Zahlungsanfrage senden?',
  confirmDetail: 'Der Kunde zahlt im Formular des Zahlungsdienstes. Kein Mitarbeiter sieht die Karte.',
  confirmAmount: 'Betrag',
  confirmReason: 'Grund',
  confirmAnswerWithin: 'Zeit zum Antworten',
  send: 'Senden',
  sendingRequest: 'Wird gesendet …',
  back: 'Zurück',

  cardPayment: 'Kartenzahlung',
  cardInformationSent: 'Kartendaten sind eingegangen',
  view: 'Ansehen',
  dismiss: 'Ausblenden',
  activeRequest: 'Offene Zahlungsanfrage',
  requestOfAnother: 'Eine Zahlungsanfrage eines anderen Mitarbeiters',
  guardMasked: (count) =>
    count === 1
      ? 'Eine Kartennummer wurde vor dem Senden verborgen. Bitte zahlen Sie über das sichere Formular.'
      : 'Kartennummern wurden vor dem Senden verborgen. Bitte zahlen Sie über das sichere Formular.',
  guardWarning: 'Das sieht nach einer Kartennummer aus. Sie wird beim Senden verborgen.',
  guardPay: 'Lieber sicher bezahlen',
  guardTold: 'Wir wissen, dass Sie bezahlen möchten. Das sichere Formular kommt in diesem Chat.',
};

addWords(de);
