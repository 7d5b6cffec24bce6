import type {DeskTerms} from './desk-terms.js';

/** The agent's page in German. */
export const deDesk: DeskTerms = {
  $code: 'de',

  'desk.page': 'Sicherer Kartenbereich',
  'view.title': 'Karte des Kunden',
  'view.giftTitle': 'Geschenkkarte des Kunden',
  'view.number': 'Kartennummer',
  'view.name': 'Name auf der Karte',
  'view.expiry': 'Gültig bis',
  'view.code': 'Prüfnummer',
  'view.giftNumber': 'Nummer der Geschenkkarte',
  'view.giftPin': 'PIN',
  'view.reveal': 'Anzeigen',
  'view.hide': 'Verbergen',
  'view.copy': 'Kopieren',
  'view.copyNumber': 'Kartennummer kopieren',
  'view.copyName': 'Name kopieren',
  'view.copyExpiry': 'Ablaufdatum kopieren',
  'view.copyCode': 'Prüfnummer kopieren',
  'view.copyGiftNumber': 'Nummer der Geschenkkarte kopieren',
  'view.copyGiftPin': 'PIN kopieren',
  'view.copied': 'Kopiert',
  'view.copiedField': (field) => `${field} kopiert`,
  'view.copyFailed':
    'Nicht kopiert. Drücken Sie auf „Anzeigen“, markieren Sie den Text und kopieren Sie ihn mit der Tastatur.',
  'view.maskedNumber': (lastFour) => `Verborgen, endet auf ${lastFour}`,
  'view.maskedCode': 'Verborgen',
  'view.resting': 'Verborgen, während Sie weg waren. Eine beliebige Taste zeigt die Karte wieder.',
  'view.left': (time) => `noch ${time}`,
  'view.stillLeft': (duration) => `Sie können diese Karte noch ${duration} verwenden.`,
  'view.lapsed': 'Zeit abgelaufen',
  'view.lapsedDetail': 'Die Karte wurde vernichtet. Fragen Sie den Kunden erneut, wenn Sie sie noch brauchen.',
  'view.complete': 'Als abgeschlossen markieren',
  'view.refuse': 'Karte abgelehnt',
  'view.refuseWhy': 'Warum wurde die Karte abgelehnt?',
  'view.refuseBack': 'Zurück',
  'view.refuse.declined': 'Nicht akzeptiert',
  'view.refuse.expired': 'Abgelaufen',
  'view.refuse.wrong-details': 'Falsche Angaben',
  'view.refuse.other': 'Anderer Grund',
  'view.putAway': 'Weglegen',

  'desk.signInTitle': 'Am Zahlungsplatz anmelden',
  'desk.signInDetail': (agent) =>
    `Nur wer um eine Karte bittet, kann sie öffnen. Melden Sie sich${agent ? ` als ${agent}` : ''} an, um Zahlungen anzufragen.`,
  'desk.signIn': 'Anmelden',
  'desk.signingIn': 'Anmeldung läuft …',
  'desk.signInFailed': 'Die Anmeldung hat nicht geklappt. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  'desk.signInUnkept':
    'Die Anmeldung wurde beantwortet, aber niemand ist angemeldet. Erlauben Sie Cookies für diese Seite oder nehmen Sie einen anderen Browser; hilft das nicht, fragen Sie Ihre Administration.',
  'desk.signInSomeoneElse':
    'Hier ist jemand anderes angemeldet. Melden Sie dieses Konto ab und melden Sie sich dann mit Ihrem eigenen an.',
  'desk.confirmTitle': 'Diese Zahlungsanfrage senden?',
  'desk.confirmDetail': (duration) =>
    `Der Kunde füllt ein sicheres Formular aus. Danach können Sie die Karte ${duration} lang verwenden.`,
  'desk.amount': 'Betrag',
  'desk.reason': 'Grund',
  'desk.merchant': 'Zahlung an',
  'desk.order': 'Bestellung',
  'desk.subtotal': 'Zwischensumme',
  'desk.tax': 'Steuer',
  'desk.answerWithin': 'Zeit zum Antworten',
  'desk.accepts': 'Bezahlbar mit',
  'desk.acceptsCard': 'Karte',
  'desk.acceptsGiftCard': 'Geschenkkarte',
  'desk.acceptsBoth': 'Karte oder Geschenkkarte',
  'desk.send': 'Senden',
  'desk.sending': 'Wird gesendet …',
  'desk.back': 'Zurück',
  'desk.problem.unreachable':
    'Der Zahlungsplatz ist nicht erreichbar. Prüfen Sie Ihre Verbindung und drücken Sie erneut auf „Senden“.',
  'desk.problem.unauthenticated': 'Ihre Anmeldung ist beendet. Gehen Sie zurück und melden Sie sich erneut an.',
  'desk.problem.mismatch':
    'Signiert wurde etwas anderes, als hier steht. Es wurde nichts gesendet; sagen Sie es Ihrer Administration.',
  'desk.problem.over-ceiling':
    'Dieser Betrag liegt über Ihrer Grenze. Gehen Sie zurück und senken Sie ihn, oder fragen Sie Ihre Leitung.',
  'desk.problem.card-number-in-text': 'Der Text enthält eine Kartennummer. Gehen Sie zurück und entfernen Sie sie.',
  'desk.problem.not-in-conversation': 'Sie sind nicht mehr in diesem Gespräch. Öffnen Sie es erneut, bevor Sie fragen.',
  'desk.problem.id-reused':
    'Diese Anfrage gab es schon mit anderen Angaben. Gehen Sie zurück und stellen Sie eine neue.',
  'desk.problem.superseded-open':
    'Die frühere Anfrage ist noch offen. Gehen Sie zurück und ziehen Sie sie zuerst zurück.',
  'desk.problem.too-many':
    'Zu viele Anfragen in kurzer Zeit. Warten Sie eine Minute und drücken Sie erneut auf „Senden“.',
  'desk.problem.other': 'Die Anfrage wurde nicht angenommen. Gehen Sie zurück und prüfen Sie sie.',

  'notice.key-lost': 'Diese Karte lässt sich hier nicht öffnen',
  'notice.key-lost.detail':
    'Nur der Browser-Tab, der nach ihr gefragt hat, hat den Schlüssel. Nehmen Sie diesen Tab, oder fragen Sie erneut.',
  'notice.open-failed': 'Die Karte ließ sich nicht öffnen',
  'notice.open-failed.detail':
    'Was ankam, passt nicht zu Ihrer Anfrage. Lehnen Sie diese Karte ab, oder fragen Sie den Kunden erneut.',
  'notice.key-destroyed': 'Der Schlüssel wurde vernichtet',
  'notice.key-destroyed.detail':
    'Drei Karten nacheinander ließen sich nicht öffnen. Fragen Sie den Kunden mit einer neuen Anfrage.',
  'notice.other-desk': 'In einem anderen Tab offen',
  'notice.other-desk.detail':
    'Diese Anfrage wird in einem anderen Tab dieses Browsers bearbeitet. Machen Sie dort weiter.',
};
