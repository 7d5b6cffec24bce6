import type {WordList} from './list.js';

/** Dutch. */
export const nl: WordList = {
  lang: 'nl',
  card: '*kaart, creditcard, betaalpas',
  pay: 'betal, betaal, afschrij, belast',
  hard: 'volgnummer, pakket, zending, streepjescode, serienummer, *rekening, klantenkaart, lidnummer, lidmaatschap, bibliothe, bsn, identiteit, paspoort, rijbewijs, btw*, polis',
  phone: 'tel, telef, mobiel',
  soft: 'bestel, factu, referentie, transactie, klant, boeking, reservering, dossier, zaaknummer, kassabon',
  expiry: 'verval, verloop, geldig',
  code: 'beveiliging, veiligheid, achterkant, cijfers',
};
