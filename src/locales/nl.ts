import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('nl');

/** Dutch. */
export const nl: HostTerms = {
  $code: 'nl',

  sending: 'Wordt verzonden',
  tryAgain: 'Opnieuw proberen',
  discard: 'Verwijderen',
  waitingForCustomer: 'Wacht op klant',
  customerDeclinedPayment: 'Betaling geweigerd door klant',
  requestExpired: 'Verzoek verlopen',
  viewCard: 'Kaart bekijken',
  cardReceived: 'Kaart ontvangen',
  cardRefused: 'Kaart geweigerd',
  paymentFailed: 'Betaling mislukt',
  timeLimitReached: 'Tijd verstreken',
  endedChatClosed: 'De chat is beëindigd.',
  endedAgentLeft: 'De medewerker is uitgelogd.',
  endedAgentReplaced: 'Een andere medewerker heeft het overgenomen.',
  paying: 'Wordt betaald',
  paymentUnderReview: 'Betaling wordt gecontroleerd',
  completed: 'Voltooid',
  paid: 'Betaald',
  canceled: 'Geannuleerd',
  messageNotDelivered: 'Bericht niet bezorgd',

  requestAgain: 'Opnieuw aanvragen',
  markAsCompleted: 'Markeren als voltooid',
  cancelRequest: 'Annuleren',
  wasCharged: 'Is de kaart belast?',
  wasChargedYes: 'Ja, de kaart is belast',
  wasChargedNo: 'Nee, opnieuw aanvragen',

  paymentRequest: 'Betaalverzoek',
  customerOpened: 'Geopend door de klant',
  customerEntering: (done) =>
    done === 0
      ? 'Vult kaartgegevens in'
      : `Vult kaartgegevens in: ${count(done, {one: `${done} veld klaar`, other: `${done} velden klaar`})}`,
  customerAway: 'De klant heeft het formulier verlaten',
  delivered: 'Bezorgd',
  read: 'Gelezen',
  expiresIn: (time) => `Verloopt over ${time}`,

  requestFrom: (merchant) => `Betaling aan ${merchant}`,
  decline: 'Weigeren',
  enterPayment: 'Betalen',
  tryAnotherCard: 'Andere kaart proberen',
  securedNote: 'Opent een beveiligd formulier',
  sendingCard: 'Uw kaartgegevens worden verzonden…',
  cardWasSent: 'Uw kaartgegevens zijn verzonden',
  youDeclined: 'U hebt deze betaling geweigerd',
  hasExpired: 'Dit verzoek is verlopen',
  wasCanceled: 'Dit verzoek is geannuleerd',
  beingChecked: 'Uw betaling wordt gecontroleerd',
  paymentAccepted: 'Betaling geaccepteerd',
  refusedDeclined: 'De kaart is geweigerd.',
  refusedExpired: 'De kaart is verlopen.',
  refusedWrongDetails: 'Sommige kaartgegevens klopten niet.',
  refusedUnreadable: 'De kaartgegevens konden niet worden gelezen.',
  refusedOther: 'Deze kaart werkte niet.',
  cardNotSent: 'Uw kaartgegevens konden niet worden verzonden. Er is niets afgeschreven: vul ze opnieuw in.',
  loading: 'Betaalverzoek wordt geladen',
  requestNotFound: 'Dit betaalverzoek is niet gevonden.',
  continuePayment: 'Verdergaan met betalen',
  viewReceipt: 'Bon bekijken',

  announcement: (status, amount) => `${status}: ${amount}`,
  notReached: 'Geen verbinding. Probeer het opnieuw.',
  notLoaded: 'Dit kon niet worden geladen. Laad de pagina opnieuw.',
  notAllowed: 'Dit is niet meer mogelijk.',

  secureForm: 'Beveiligd kaartformulier',
  secureCheckout: 'Beveiligde betaalpagina',
  checkoutUnavailable: 'De beveiligde betaalpagina kon niet worden geopend',
  openInNewTab: 'Openen in een nieuw tabblad',
  agentDesk: 'Beveiligde kaartomgeving',
  opening: 'Het beveiligde formulier wordt geopend…',
  deskOpening: 'De beveiligde kaartomgeving wordt geopend…',
  stillOpening: 'Dit duurt langer dan gewoonlijk. Er wordt nog geprobeerd…',
  formUnavailable: 'Het beveiligde formulier kon niet worden geopend',
  deskUnavailable: 'De beveiligde kaartomgeving kon niet worden geopend',
  vaultHint:
    'Controleer de verbinding en probeer het opnieuw. Als er een inhoudsblokkering actief is, sta dan het betaalformulier van deze pagina toe.',
  vaultMisplaced: 'Het betaalformulier staat op het adres van deze pagina zelf, waar het niet veilig zou zijn.',
  reload: 'Opnieuw proberen',
  close: 'Sluiten',

  requestPayment: 'Betaalverzoek maken',
  creditCardRequest: 'Verzoek om kaartbetaling',
  amountToCharge: 'Te betalen bedrag',
  reasonForCharge: 'Reden van de betaling',
  reasonHint: 'De klant ziet deze tekst.',
  request: 'Aanvragen',
  charactersLeft: (left) =>
    left < 0
      ? count(-left, {one: `${-left} teken te veel`, other: `${-left} tekens te veel`})
      : count(left, {one: `nog ${left} teken`, other: `nog ${left} tekens`}),
  amountEmpty: 'Vul het te betalen bedrag in.',
  amountNotANumber: (example) => `Vul een bedrag in zoals ${example}.`,
  amountAmbiguous: (example) => `Dit kan op twee manieren worden gelezen. Schrijf het als ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `${currency} heeft geen decimalen.`
      : `${currency} heeft maximaal ${count(digits, {one: `${digits} decimaal`, other: `${digits} decimalen`})}.`,
  amountOtherCurrency: (currency) => `Vul het bedrag in ${currency} in.`,
  amountZero: 'Het bedrag moet hoger zijn dan nul.',
  amountNegative: 'Het bedrag mag niet negatief zijn.',
  amountTooLarge: 'Dit bedrag is te hoog.',
  reasonEmpty: 'Vermeld waarvoor de betaling is.',
  reasonTooLong: 'Maak de reden korter.',
  reasonMasked: 'Er is een kaartnummer in de reden verborgen. Controleer de tekst en druk nogmaals op ‘Aanvragen’.',
  reasonCleaned:
    'Onzichtbare tekens zijn uit de reden verwijderd. Controleer de tekst en druk nogmaals op ‘Aanvragen’.',
  holdTooLong: (minutes) =>
    `Een kaart kan maximaal ${count(minutes, {one: `${minutes} minuut`, other: `${minutes} minuten`})} worden bewaard. Vraag uw beheerder de tijdslimiet aan te passen.`,
  settingsInvalid: 'De tijden van dit verzoek zijn niet goed ingesteld. Neem contact op met uw beheerder.',
  notSigned: 'Het verzoek kon niet worden gemaakt. Probeer het opnieuw.',

  confirmTitle: 'Dit betaalverzoek verzenden?',
  confirmDetail: 'De klant betaalt in het formulier van de betaaldienst. Geen medewerker ziet de kaart.',
  confirmAmount: 'Bedrag',
  confirmReason: 'Reden',
  confirmAnswerWithin: 'Tijd om te antwoorden',
  send: 'Verzenden',
  sendingRequest: 'Wordt verzonden…',
  back: 'Terug',

  cardPayment: 'Kaartbetaling',
  cardInformationSent: 'Kaartgegevens zijn verzonden',
  view: 'Bekijken',
  dismiss: 'Sluiten',
  activeRequest: 'Lopend betaalverzoek',
  requestOfAnother: 'Een betaalverzoek van een andere medewerker',
  guardMasked: (count) =>
    count === 1
      ? 'Er is een kaartnummer verborgen voordat uw bericht werd verzonden. Gebruik het beveiligde formulier om te betalen.'
      : 'Er zijn kaartnummers verborgen voordat uw bericht werd verzonden. Gebruik het beveiligde formulier om te betalen.',
  guardWarning: 'Dit lijkt op een kaartnummer. Het wordt bij het verzenden verborgen.',
  guardPay: 'Liever veilig betalen',
  guardTold: 'Onze medewerker weet dat u wilt betalen. Het beveiligde formulier komt in deze chat.',
};

addWords(nl);
