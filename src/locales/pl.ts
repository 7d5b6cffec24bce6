import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('pl');

/** Polish. */
export const pl: HostTerms = {
  $code: 'pl',

  sending: 'Wysyłanie',
  tryAgain: 'Spróbuj ponownie',
  discard: 'Usuń',
  waitingForCustomer: 'Oczekiwanie na klienta',
  customerDeclinedPayment: 'Klient odrzucił płatność',
  requestExpired: 'Prośba wygasła',
  viewCard: 'Pokaż kartę',
  cardReceived: 'Otrzymano kartę',
  cardRefused: 'Karta odrzucona',
  paymentFailed: 'Płatność nieudana',
  timeLimitReached: 'Upłynął limit czasu',
  endedChatClosed: 'Czat został zakończony.',
  endedAgentLeft: 'Konsultant się wylogował.',
  endedAgentReplaced: 'Rozmowę przejął inny konsultant.',
  paying: 'Trwa płatność',
  paymentUnderReview: 'Płatność w weryfikacji',
  completed: 'Zakończono',
  paid: 'Zapłacono',
  canceled: 'Anulowano',
  messageNotDelivered: 'Wiadomość niedostarczona',

  requestAgain: 'Poproś ponownie',
  markAsCompleted: 'Oznacz jako zakończone',
  cancelRequest: 'Anuluj',
  wasCharged: 'Czy karta została obciążona?',
  wasChargedYes: 'Tak, została obciążona',
  wasChargedNo: 'Nie, poproś ponownie',

  paymentRequest: 'Prośba o płatność',
  customerOpened: 'Otwarta przez klienta',
  customerEntering: (done) =>
    done === 0
      ? 'Wpisuje dane karty'
      : `Wpisuje dane karty: ${count(done, {one: `${done} pole gotowe`, few: `${done} pola gotowe`, many: `${done} pól gotowych`, other: `${done} pola gotowego`})}`,
  customerAway: 'Klient opuścił formularz',
  delivered: 'Dostarczono',
  read: 'Przeczytano',
  expiresIn: (time) => `Wygasa za ${time}`,

  requestFrom: (merchant) => `Płatność dla ${merchant}`,
  decline: 'Odrzuć',
  enterPayment: 'Zapłać',
  tryAnotherCard: 'Spróbuj innej karty',
  securedNote: 'Otwiera bezpieczny formularz',
  sendingCard: 'Wysyłanie danych karty…',
  cardWasSent: 'Dane karty zostały wysłane',
  youDeclined: 'Ta płatność została przez Ciebie odrzucona',
  hasExpired: 'Ta prośba wygasła',
  wasCanceled: 'Ta prośba została anulowana',
  beingChecked: 'Twoja płatność jest sprawdzana',
  paymentAccepted: 'Płatność przyjęta',
  refusedDeclined: 'Karta została odrzucona.',
  refusedExpired: 'Karta straciła ważność.',
  refusedWrongDetails: 'Niektóre dane karty były nieprawidłowe.',
  refusedUnreadable: 'Nie udało się odczytać danych karty.',
  refusedOther: 'Ta karta nie zadziałała.',
  cardNotSent: 'Nie udało się wysłać danych karty. Nic nie zostało pobrane: wpisz je ponownie.',
  loading: 'Wczytywanie prośby o płatność',
  requestNotFound: 'Nie znaleziono tej prośby o płatność.',
  continuePayment: 'Kontynuuj płatność',
  viewReceipt: 'Zobacz potwierdzenie',

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'Brak połączenia. Spróbuj ponownie.',
  notLoaded: 'Nie udało się tego wczytać. Odśwież stronę.',
  notAllowed: 'To już nie jest możliwe.',

  secureForm: 'Bezpieczny formularz karty',
  secureCheckout: 'Bezpieczna płatność',
  checkoutUnavailable: 'Nie udało się otworzyć bezpiecznej strony płatności',
  openInNewTab: 'Otwórz w nowej karcie',
  agentDesk: 'Bezpieczny panel kart',
  opening: 'Otwieranie bezpiecznego formularza…',
  deskOpening: 'Otwieranie bezpiecznego panelu kart…',
  stillOpening: 'To trwa dłużej niż zwykle. Wciąż próbujemy…',
  formUnavailable: 'Nie udało się otworzyć bezpiecznego formularza',
  deskUnavailable: 'Nie udało się otworzyć bezpiecznego panelu kart',
  vaultHint:
    'Sprawdź połączenie i spróbuj ponownie. Jeśli działa blokada treści, zezwól na formularz płatności na tej stronie.',
  vaultMisplaced: 'Formularz płatności znajduje się pod adresem tej samej strony, gdzie nie byłby bezpieczny.',
  reload: 'Spróbuj ponownie',
  close: 'Zamknij',

  requestPayment: 'Poproś o płatność',
  creditCardRequest: 'Prośba o płatność kartą',
  amountToCharge: 'Kwota do pobrania',
  reasonForCharge: 'Tytuł płatności',
  reasonHint: 'Klient zobaczy ten tekst.',
  request: 'Poproś',
  charactersLeft: (left) =>
    left < 0
      ? count(-left, {
          one: `${-left} znak za dużo`,
          few: `${-left} znaki za dużo`,
          many: `${-left} znaków za dużo`,
          other: `${-left} znaku za dużo`,
        })
      : count(left, {
          one: `Pozostał ${left} znak`,
          few: `Pozostały ${left} znaki`,
          many: `Pozostało ${left} znaków`,
          other: `Pozostało ${left} znaku`,
        }),
  amountEmpty: 'Wpisz kwotę do pobrania.',
  amountNotANumber: (example) => `Wpisz kwotę w postaci ${example}.`,
  amountAmbiguous: (example) => `Można to odczytać na dwa sposoby. Zapisz to jako ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `Waluta ${currency} nie ma miejsc po przecinku.`
      : `Waluta ${currency} ma najwyżej ${count(digits, {one: `${digits} miejsce`, few: `${digits} miejsca`, many: `${digits} miejsc`, other: `${digits} miejsca`})} po przecinku.`,
  amountOtherCurrency: (currency) => `Wpisz kwotę w walucie ${currency}.`,
  amountZero: 'Kwota musi być większa od zera.',
  amountNegative: 'Kwota nie może być ujemna.',
  amountTooLarge: 'Ta kwota jest zbyt duża.',
  reasonEmpty: 'Podaj, czego dotyczy płatność.',
  reasonTooLong: 'Skróć tytuł płatności.',
  reasonMasked: 'W tytule ukryto numer karty. Sprawdź go i ponownie naciśnij „Poproś”.',
  reasonCleaned: 'Z tytułu usunięto niewidoczne znaki. Sprawdź go i ponownie naciśnij „Poproś”.',
  holdTooLong: (minutes) =>
    `Kartę można przechowywać najwyżej ${count(minutes, {one: `${minutes} minutę`, few: `${minutes} minuty`, many: `${minutes} minut`, other: `${minutes} minuty`})}. Poproś administratora o poprawienie limitu czasu.`,
  settingsInvalid: 'Czasy tej prośby są źle ustawione. Skontaktuj się z administratorem.',
  notSigned: 'Nie udało się utworzyć prośby. Spróbuj ponownie.',

  confirmTitle: 'Wysłać tę prośbę o płatność?',
  confirmDetail: 'Klient płaci w formularzu operatora płatności. Żaden konsultant nie widzi karty.',
  confirmAmount: 'Kwota',
  confirmReason: 'Tytuł',
  confirmAnswerWithin: 'Czas na odpowiedź',
  send: 'Wyślij',
  sendingRequest: 'Wysyłanie…',
  back: 'Wstecz',

  cardPayment: 'Płatność kartą',
  cardInformationSent: 'Dane karty zostały wysłane',
  view: 'Pokaż',
  dismiss: 'Zamknij',
  activeRequest: 'Aktywna prośba o płatność',
  requestOfAnother: 'Prośba o płatność innego konsultanta',
  guardMasked: (count) =>
    count === 1
      ? 'Przed wysłaniem wiadomości ukryto numer karty. Aby zapłacić, użyj bezpiecznego formularza.'
      : 'Przed wysłaniem wiadomości ukryto numery kart. Aby zapłacić, użyj bezpiecznego formularza.',
  guardWarning: 'To wygląda na numer karty. Zostanie ukryty przy wysyłaniu.',
  guardPay: 'Zapłać bezpiecznie',
  guardTold: 'Nasz konsultant wie, że chcesz zapłacić. Bezpieczny formularz pojawi się na tym czacie.',
};

addWords(pl);
