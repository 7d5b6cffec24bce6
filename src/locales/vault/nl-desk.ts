import type {DeskTerms} from './desk-terms.js';

/** The agent's page in Dutch. */
export const nlDesk: DeskTerms = {
  $code: 'nl',

  'desk.page': 'Beveiligde kaartomgeving',
  'view.title': 'Kaart van de klant',
  'view.giftTitle': 'Cadeaukaart van de klant',
  'view.number': 'Kaartnummer',
  'view.name': 'Naam op de kaart',
  'view.expiry': 'Vervaldatum',
  'view.code': 'Beveiligingscode',
  'view.giftNumber': 'Nummer van de cadeaukaart',
  'view.giftPin': 'Pincode',
  'view.reveal': 'Tonen',
  'view.hide': 'Verbergen',
  'view.copy': 'Kopiëren',
  'view.copyNumber': 'Kaartnummer kopiëren',
  'view.copyName': 'Naam kopiëren',
  'view.copyExpiry': 'Vervaldatum kopiëren',
  'view.copyCode': 'Beveiligingscode kopiëren',
  'view.copyGiftNumber': 'Nummer van de cadeaukaart kopiëren',
  'view.copyGiftPin': 'Pincode kopiëren',
  'view.copied': 'Gekopieerd',
  'view.copiedField': (field) => `${field} gekopieerd`,
  'view.copyFailed': 'Niet gekopieerd. Druk op Tonen, selecteer de tekst en kopieer die met het toetsenbord.',
  'view.maskedNumber': (lastFour) => `Verborgen, eindigt op ${lastFour}`,
  'view.maskedCode': 'Verborgen',
  'view.resting': 'Verborgen terwijl u weg was. Druk op een toets om de kaart weer te tonen.',
  'view.left': (time) => `nog ${time}`,
  'view.stillLeft': (duration) => `U kunt deze kaart nog ${duration} gebruiken.`,
  'view.lapsed': 'Tijd verstreken',
  'view.lapsedDetail': 'De kaart is vernietigd. Vraag de klant er opnieuw om als u die nog nodig hebt.',
  'view.complete': 'Markeren als voltooid',
  'view.refuse': 'Kaart geweigerd',
  'view.refuseWhy': 'Waarom is de kaart geweigerd?',
  'view.refuseBack': 'Terug',
  'view.refuse.declined': 'Geweigerd',
  'view.refuse.expired': 'Verlopen',
  'view.refuse.wrong-details': 'Onjuiste gegevens',
  'view.refuse.other': 'Andere reden',
  'view.putAway': 'Wegleggen',

  'desk.signInTitle': 'Aanmelden bij uw betaalomgeving',
  'desk.signInDetail': (agent) =>
    agent
      ? `Alleen de medewerker die om een kaart vraagt kan die openen. Meld u aan als ${agent} om betalingen te vragen.`
      : 'Alleen de medewerker die om een kaart vraagt kan die openen. Meld u aan om betalingen te vragen.',
  'desk.signIn': 'Aanmelden',
  'desk.signingIn': 'Bezig met aanmelden…',
  'desk.signInFailed': 'Het aanmelden is niet gelukt. Controleer uw verbinding en probeer het opnieuw.',
  'desk.signInUnkept':
    'De aanmelding is beantwoord, maar er is niemand aangemeld. Sta cookies toe voor deze pagina of gebruik een andere browser; helpt dat niet, vraag het uw beheerder.',
  'desk.signInSomeoneElse':
    'Hier is iemand anders aangemeld. Meld dat account af en meld u daarna aan met uw eigen account.',
  'desk.confirmTitle': 'Dit betaalverzoek verzenden?',
  'desk.confirmDetail': (duration) =>
    `De klant vult een beveiligd formulier in. Daarna kunt u de kaart ${duration} gebruiken.`,
  'desk.amount': 'Bedrag',
  'desk.reason': 'Reden',
  'desk.merchant': 'Betaling aan',
  'desk.order': 'Bestelling',
  'desk.subtotal': 'Subtotaal',
  'desk.tax': 'Btw',
  'desk.answerWithin': 'Tijd om te antwoorden',
  'desk.accepts': 'Te betalen met',
  'desk.acceptsCard': 'Kaart',
  'desk.acceptsGiftCard': 'Cadeaukaart',
  'desk.acceptsBoth': 'Kaart of cadeaukaart',
  'desk.send': 'Verzenden',
  'desk.sending': 'Wordt verzonden…',
  'desk.back': 'Terug',
  'desk.problem.unreachable':
    'De betaalomgeving is niet bereikbaar. Controleer uw verbinding en druk opnieuw op Verzenden.',
  'desk.problem.unauthenticated': 'Uw sessie is beëindigd. Ga terug en meld u opnieuw aan.',
  'desk.problem.mismatch':
    'Het ondertekende verzoek is niet wat hier staat. Er is niets verzonden; vertel het uw beheerder.',
  'desk.problem.over-ceiling': 'Dit bedrag ligt boven uw limiet. Ga terug en verlaag het, of vraag een leidinggevende.',
  'desk.problem.card-number-in-text': 'De tekst bevat een kaartnummer. Ga terug en haal het weg.',
  'desk.problem.not-in-conversation': 'U bent niet meer in dit gesprek. Open het opnieuw voordat u iets vraagt.',
  'desk.problem.id-reused': 'Dit verzoek is al met andere gegevens gedaan. Ga terug en maak een nieuw verzoek.',
  'desk.problem.superseded-open': 'Het eerdere verzoek staat nog open. Ga terug en annuleer dat eerst.',
  'desk.problem.too-many': 'Te veel verzoeken in korte tijd. Wacht een minuut en druk opnieuw op Verzenden.',
  'desk.problem.other': 'Het verzoek is niet geaccepteerd. Ga terug en controleer het.',

  'notice.key-lost': 'Deze kaart kan hier niet worden geopend',
  'notice.key-lost.detail':
    'Alleen het browsertabblad dat erom vroeg heeft de sleutel. Gebruik dat tabblad of vraag de klant opnieuw.',
  'notice.open-failed': 'De kaart kon niet worden geopend',
  'notice.open-failed.detail':
    'Wat is aangekomen past niet bij uw verzoek. Weiger deze kaart of vraag de klant opnieuw.',
  'notice.key-destroyed': 'De sleutel is vernietigd',
  'notice.key-destroyed.detail':
    'Drie kaarten achter elkaar konden niet worden geopend. Vraag de klant met een nieuw verzoek.',
  'notice.other-desk': 'Geopend in een ander tabblad',
  'notice.other-desk.detail': 'Dit verzoek wordt in een ander tabblad van deze browser behandeld. Ga daar verder.',
};
