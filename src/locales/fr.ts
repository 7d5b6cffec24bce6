import type {HostTerms} from './host-terms.js';
import {addWords} from './words.js';
import {plurals} from './plurals.js';

const count = plurals('fr');

/** French. */
export const fr: HostTerms = {
  $code: 'fr',

  sending: 'Envoi en cours',
  tryAgain: 'Réessayer',
  discard: 'Abandonner',
  waitingForCustomer: 'En attente du client',
  customerDeclinedPayment: 'Paiement refusé par le client',
  requestExpired: 'Demande expirée',
  viewCard: 'Voir la carte',
  cardReceived: 'Carte reçue',
  cardRefused: 'Carte refusée',
  paymentFailed: 'Échec du paiement',
  timeLimitReached: 'Délai écoulé',
  endedChatClosed: 'La discussion est terminée.',
  endedAgentLeft: 'Le conseiller s’est déconnecté.',
  endedAgentReplaced: 'Un autre conseiller a pris le relais.',
  paying: 'Paiement en cours',
  paymentUnderReview: 'Paiement en cours de vérification',
  completed: 'Terminé',
  paid: 'Payé',
  canceled: 'Annulé',
  messageNotDelivered: 'Message non remis',

  requestAgain: 'Redemander',
  markAsCompleted: 'Marquer comme terminé',
  cancelRequest: 'Annuler',
  wasCharged: 'La carte a-t-elle été débitée\u202f?',
  wasChargedYes: 'Oui, elle a été débitée',
  wasChargedNo: 'Non, redemander',

  paymentRequest: 'Demande de paiement',
  customerOpened: 'Ouverte par le client',
  customerEntering: (done) =>
    done === 0
      ? 'Saisit les données de la carte'
      : `Saisit les données de la carte\u00a0: ${count(done, {one: `${done} champ rempli`, many: `${done} champs remplis`, other: `${done} champs remplis`})}`,
  customerAway: 'Le client a quitté le formulaire',
  delivered: 'Remis',
  read: 'Lu',
  expiresIn: (time) => `Expire dans ${time}`,

  requestFrom: (merchant) => `Paiement à ${merchant}`,
  decline: 'Refuser',
  enterPayment: 'Payer',
  tryAnotherCard: 'Essayer une autre carte',
  securedNote: 'Ouvre un formulaire sécurisé',
  sendingCard: 'Envoi des données de votre carte…',
  cardWasSent: 'Les données de votre carte ont été envoyées',
  youDeclined: 'Vous avez refusé ce paiement',
  hasExpired: 'Cette demande a expiré',
  wasCanceled: 'Cette demande a été annulée',
  beingChecked: 'Votre paiement est en cours de vérification',
  paymentAccepted: 'Paiement accepté',
  refusedDeclined: 'La carte a été refusée.',
  refusedExpired: 'La carte a expiré.',
  refusedWrongDetails: 'Certaines données de la carte étaient incorrectes.',
  refusedUnreadable: 'Les données de la carte n’ont pas pu être lues.',
  refusedOther: 'Cette carte n’a pas fonctionné.',
  cardNotSent:
    'Les données de votre carte n’ont pas pu être envoyées. Rien n’a été débité\u00a0: veuillez les saisir à nouveau.',
  loading: 'Chargement de la demande de paiement',
  requestNotFound: 'Cette demande de paiement est introuvable.',
  continuePayment: 'Poursuivre le paiement',
  viewReceipt: 'Voir le reçu',

  announcement: (status, amount) => `${status}\u00a0: ${amount}`,
  notReached: 'Aucune connexion. Veuillez réessayer.',
  notLoaded: 'Le chargement a échoué. Veuillez recharger la page.',
  notAllowed: 'Ce n’est plus possible.',

  secureForm: 'Formulaire de carte sécurisé',
  secureCheckout: 'Paiement sécurisé',
  checkoutUnavailable: 'La page de paiement sécurisée n’a pas pu s’ouvrir',
  openInNewTab: 'Ouvrir dans un nouvel onglet',
  agentDesk: 'Espace carte sécurisé',
  opening: 'Ouverture du formulaire sécurisé…',
  deskOpening: 'Ouverture de l’espace carte sécurisé…',
  stillOpening: 'C’est plus long que d’habitude. Nouvel essai en cours…',
  formUnavailable: 'Le formulaire sécurisé n’a pas pu s’ouvrir',
  deskUnavailable: 'L’espace carte sécurisé n’a pas pu s’ouvrir',
  vaultHint:
    'Vérifiez la connexion et réessayez. Si un bloqueur de contenu est actif, autorisez le formulaire de paiement de cette page.',
  vaultMisplaced: 'Le formulaire de paiement est installé à l’adresse même de cette page, où il ne serait pas sûr.',
  reload: 'Réessayer',
  close: 'Fermer',

  requestPayment: 'Demander un paiement',
  creditCardRequest: 'Demande de paiement par carte',
  amountToCharge: 'Montant à débiter',
  reasonForCharge: 'Motif du paiement',
  reasonHint: 'Le client verra ce texte.',
  request: 'Demander',
  charactersLeft: (left) =>
    left < 0
      ? count(-left, {
          one: `${-left} caractère en trop`,
          many: `${-left} caractères en trop`,
          other: `${-left} caractères en trop`,
        })
      : count(left, {
          one: `${left} caractère restant`,
          many: `${left} caractères restants`,
          other: `${left} caractères restants`,
        }),
  amountEmpty: 'Saisissez le montant à débiter.',
  amountNotANumber: (example) => `Saisissez un montant comme ${example}.`,
  amountAmbiguous: (example) => `Ce montant peut se lire de deux façons. Écrivez-le comme ${example}.`,
  amountTooManyDecimals: (currency, digits) =>
    digits === 0
      ? `La devise ${currency} n’a pas de décimales.`
      : `La devise ${currency} a au plus ${count(digits, {one: `${digits} décimale`, many: `${digits} décimales`, other: `${digits} décimales`})}.`,
  amountOtherCurrency: (currency) => `Saisissez le montant en ${currency}.`,
  amountZero: 'Le montant doit être supérieur à zéro.',
  amountNegative: 'Le montant ne peut pas être négatif.',
  amountTooLarge: 'Ce montant est trop élevé.',
  reasonEmpty: 'Indiquez l’objet du paiement.',
  reasonTooLong: 'Raccourcissez le motif.',
  reasonMasked:
    'Un numéro de carte a été masqué dans le motif. Vérifiez-le, puis appuyez de nouveau sur «\u00a0Demander\u00a0».',
  reasonCleaned:
    'Des caractères invisibles ont été retirés du motif. Vérifiez-le, puis appuyez de nouveau sur «\u00a0Demander\u00a0».',
  holdTooLong: (minutes) =>
    `Une carte peut être conservée ${count(minutes, {one: `${minutes} minute`, many: `${minutes} minutes`, other: `${minutes} minutes`})} au plus. Demandez à votre administrateur de corriger cette durée.`,
  settingsInvalid: 'Les durées de cette demande sont mal réglées. Contactez votre administrateur.',
  notSigned: 'La demande n’a pas pu être créée. Veuillez réessayer.',

  confirmTitle: 'Envoyer cette demande de paiement\u202f?',
  confirmDetail: 'Le client paie dans le formulaire du prestataire de paiement. Aucun conseiller ne voit la carte.',
  confirmAmount: 'Montant',
  confirmReason: 'Motif',
  confirmAnswerWithin: 'Délai de réponse',
  send: 'Envoyer',
  sendingRequest: 'Envoi…',
  back: 'Retour',

  cardPayment: 'Paiement par carte',
  cardInformationSent: 'Les données de la carte ont été envoyées',
  view: 'Voir',
  dismiss: 'Fermer',
  activeRequest: 'Demande de paiement en cours',
  requestOfAnother: 'Une demande de paiement d’un autre conseiller',
  guardMasked: (count) =>
    count === 1
      ? 'Un numéro de carte a été masqué avant l’envoi de votre message. Veuillez utiliser le formulaire sécurisé pour payer.'
      : 'Des numéros de carte ont été masqués avant l’envoi de votre message. Veuillez utiliser le formulaire sécurisé pour payer.',
  guardWarning: 'Cela ressemble à un numéro de carte. Il sera masqué à l’envoi.',
  guardPay: 'Payer plutôt en toute sécurité',
  guardTold: 'Notre conseiller sait que vous souhaitez payer. Le formulaire sécurisé arrivera dans cette conversation.',
};

addWords(fr);
