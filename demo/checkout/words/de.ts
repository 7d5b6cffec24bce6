import type {CheckoutTerms} from './terms.js';

/** The checkout in German. */
export const de: CheckoutTerms = {
  pay: (merchant) => `Zahlung an ${merchant}`,
  payment: 'Zahlung',
  toPayment: 'Zur Zahlung',
  goOnToPayment: 'Weiter zur Zahlung',
  continue: 'Weiter',
  receipt: (merchant) => `Beleg · ${merchant}`,
  accepted: 'Zahlung angenommen',
  order: (number) => `Bestellung ${number}`,
  orderNumber: (number) => `Bestellnummer ${number}`,
  subtotal: 'Zwischensumme',
  tax: 'Steuer',
  total: 'Gesamtbetrag',
  orderDetails: 'Einzelheiten der Bestellung',
  left: {one: 'Sie haben noch {n} Minute.', other: 'Sie haben noch {n} Minuten.'},
  cardGoes: (provider) => `Ihre Kartendaten gehen nur an den Zahlungsdienst ${provider}.`,
  secureForm: 'Sicheres Zahlungsformular',
  needsScript: 'Für die Zahlung in diesem Shop wird JavaScript benötigt.',
  oneMoment: 'Einen Moment …',
  provider: 'Zahlungsdienst',
  goOn: 'Weiter',
  review: 'Ihre Zahlung wird geprüft',
  reviewWords:
    'Die Bank sieht sie sich an. Sie müssen nichts tun: Sie erhalten eine Nachricht, sobald entschieden ist.',
  paid: 'Das ist bereits bezahlt',
  paidWords: 'Der Beleg wurde an das Telefon gesendet, das diesen Link erhalten hat.',
  canceled: 'Diese Zahlung wurde zurückgezogen',
  canceledWords:
    'Der Shop hat sie zurückgezogen, und es wurde nichts abgebucht. Fragen Sie dort nach, wenn Sie das nicht erwartet haben.',
  declined: 'Diese Zahlung wurde abgelehnt',
  declinedWords: 'Es wurde nichts abgebucht. Bitten Sie den Shop um einen neuen Link, wenn Sie doch bezahlen möchten.',
  expired: 'Dieser Link ist abgelaufen',
  expiredWords: 'Es wurde nichts abgebucht. Bitten Sie den Shop um einen neuen Link.',
  unknown: 'Dieser Link führt nirgendwohin',
  unknownWords: 'Prüfen Sie, ob er vollständig geöffnet wurde, oder bitten Sie den Shop um einen neuen.',
  receiptExpired: 'Der Link zu diesem Beleg ist abgelaufen',
  receiptExpiredWords: 'Bitten Sie den Shop um einen neuen.',
  payingHere: 'Ihre Zahlung läuft',
  payingHereWords: 'Wenn Sie gerade bezahlt haben, steht es gleich auf dieser Seite.',
  payingElsewhere: 'Jemand bezahlt das gerade',
  payingElsewhereWords:
    'Der Link wurde auf einem anderen Gerät oder in einem anderen Browser geöffnet. Wenn Sie das nicht waren, sagen Sie es dem Shop.',
  formIsThere: 'Sie haben noch nicht bezahlt? Ihr Formular ist noch da.',
  refusedDeclined: 'Die Karte wurde abgelehnt, und es wurde nichts abgebucht. Sie können eine andere versuchen.',
  refusedExpired: 'Diese Karte ist abgelaufen, und es wurde nichts abgebucht. Sie können eine andere versuchen.',
  refusedWrongDetails:
    'Die Kartendaten waren nicht richtig, und es wurde nichts abgebucht. Sie können es noch einmal versuchen.',
  refusedUnreadable:
    'Die Karte konnte nicht gelesen werden, und es wurde nichts abgebucht. Sie können es noch einmal versuchen.',
  refusedOther:
    'Die Zahlung wurde nicht abgeschlossen, und es wurde nichts abgebucht. Sie können es noch einmal versuchen.',
  unverified: 'Etwas stimmt nicht',
  unverifiedWords:
    'Diese Antwort ließ sich nicht prüfen und hat nichts geändert. Öffnen Sie Ihren Link erneut, um den Stand zu sehen.',
  tooOften: 'Bitte warten Sie eine Minute',
  tooOftenWords:
    'Das waren zu viele Versuche in kurzer Zeit, und dieser hat nichts geändert. Öffnen Sie Ihren Link in einer Minute erneut.',
  busy: 'Bitte versuchen Sie es noch einmal',
  busyWords: 'Im Moment kommt keine Antwort, und es wurde nichts abgebucht. Versuchen Sie es gleich noch einmal.',
};
