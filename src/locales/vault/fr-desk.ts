import type {DeskTerms} from './desk-terms.js';

/** The agent's page in French. */
export const frDesk: DeskTerms = {
  $code: 'fr',

  'desk.page': 'Espace carte sécurisé',
  'view.title': 'Carte du client',
  'view.giftTitle': 'Carte cadeau du client',
  'view.number': 'Numéro de carte',
  'view.name': 'Nom sur la carte',
  'view.expiry': 'Date d’expiration',
  'view.code': 'Code de sécurité',
  'view.giftNumber': 'Numéro de carte cadeau',
  'view.giftPin': 'Code PIN',
  'view.reveal': 'Afficher',
  'view.hide': 'Masquer',
  'view.copy': 'Copier',
  'view.copyNumber': 'Copier le numéro de carte',
  'view.copyName': 'Copier le nom',
  'view.copyExpiry': 'Copier la date d’expiration',
  'view.copyCode': 'Copier le code de sécurité',
  'view.copyGiftNumber': 'Copier le numéro de carte cadeau',
  'view.copyGiftPin': 'Copier le code PIN',
  'view.copied': 'Copié',
  'view.copiedField': (field) => `Copié\u00a0: ${field}`,
  'view.copyFailed': 'Non copié. Appuyez sur Afficher, sélectionnez le texte et copiez-le avec votre clavier.',
  'view.maskedNumber': (lastFour) => `Masqué, se termine par ${lastFour}`,
  'view.maskedCode': 'Masqué',
  'view.resting': 'Masquée pendant votre absence. Appuyez sur une touche pour réafficher la carte.',
  'view.left': (time) => `Encore ${time}`,
  'view.stillLeft': (duration) => `Vous pouvez utiliser cette carte encore ${duration}.`,
  'view.lapsed': 'Délai écoulé',
  'view.lapsedDetail': 'La carte a été détruite. Redemandez-la au client si vous en avez encore besoin.',
  'view.complete': 'Marquer comme terminé',
  'view.refuse': 'Carte refusée',
  'view.refuseWhy': 'Pourquoi la carte a-t-elle été refusée\u202f?',
  'view.refuseBack': 'Retour',
  'view.refuse.declined': 'Refusée',
  'view.refuse.expired': 'Expirée',
  'view.refuse.wrong-details': 'Données incorrectes',
  'view.refuse.other': 'Autre raison',
  'view.putAway': 'Ranger',

  'desk.signInTitle': 'Connexion à votre espace de paiement',
  'desk.signInDetail': (agent) =>
    agent
      ? `Seul le conseiller qui demande une carte peut l’ouvrir. Connectez-vous en tant que ${agent} pour demander des paiements.`
      : 'Seul le conseiller qui demande une carte peut l’ouvrir. Connectez-vous pour demander des paiements.',
  'desk.signIn': 'Se connecter',
  'desk.signingIn': 'Connexion…',
  'desk.signInFailed': 'La connexion a échoué. Vérifiez votre réseau et réessayez.',
  'desk.signInUnkept':
    'La connexion a reçu une réponse, mais personne n’est connecté. Autorisez les cookies pour cette page ou utilisez un autre navigateur ; si cela ne suffit pas, demandez à votre administrateur.',
  'desk.signInSomeoneElse':
    'Une autre personne est connectée ici. Déconnectez ce compte, puis connectez-vous avec le vôtre.',
  'desk.confirmTitle': 'Envoyer cette demande de paiement\u202f?',
  'desk.confirmDetail': (duration) =>
    `Le client remplit un formulaire sécurisé. Vous pourrez ensuite utiliser la carte pendant ${duration}.`,
  'desk.amount': 'Montant',
  'desk.reason': 'Motif',
  'desk.merchant': 'Payé à',
  'desk.order': 'Commande',
  'desk.subtotal': 'Sous-total',
  'desk.tax': 'Taxes',
  'desk.answerWithin': 'Délai de réponse',
  'desk.accepts': 'Moyens acceptés',
  'desk.acceptsCard': 'Carte',
  'desk.acceptsGiftCard': 'Carte cadeau',
  'desk.acceptsBoth': 'Carte ou carte cadeau',
  'desk.send': 'Envoyer',
  'desk.sending': 'Envoi…',
  'desk.back': 'Retour',
  'desk.problem.unreachable':
    'L’espace de paiement est injoignable. Vérifiez votre connexion et appuyez de nouveau sur Envoyer.',
  'desk.problem.unauthenticated': 'Votre session a pris fin. Revenez en arrière et reconnectez-vous.',
  'desk.problem.mismatch':
    'La demande signée n’est pas celle affichée ici. Rien n’a été envoyé\u202f; prévenez votre administrateur.',
  'desk.problem.over-ceiling':
    'Ce montant dépasse votre plafond. Revenez en arrière et réduisez-le, ou adressez-vous à un responsable.',
  'desk.problem.card-number-in-text': 'Le texte contient un numéro de carte. Revenez en arrière et retirez-le.',
  'desk.problem.not-in-conversation':
    'Vous n’êtes plus dans cette conversation. Rouvrez-la avant de faire une demande.',
  'desk.problem.id-reused':
    'Cette demande a déjà été faite avec d’autres données. Revenez en arrière et créez-en une nouvelle.',
  'desk.problem.superseded-open': 'La demande précédente est encore ouverte. Revenez en arrière et annulez-la d’abord.',
  'desk.problem.too-many': 'Trop de demandes en peu de temps. Patientez une minute et appuyez de nouveau sur Envoyer.',
  'desk.problem.other': 'La demande n’a pas été acceptée. Revenez en arrière et vérifiez-la.',

  'notice.key-lost': 'Cette carte ne peut pas être ouverte ici',
  'notice.key-lost.detail':
    'Seul l’onglet qui l’a demandée en possède la clé. Utilisez cet onglet ou redemandez-la au client.',
  'notice.open-failed': 'La carte n’a pas pu être ouverte',
  'notice.open-failed.detail':
    'Ce qui est arrivé ne correspond pas à votre demande. Refusez cette carte ou redemandez-la au client.',
  'notice.key-destroyed': 'La clé a été détruite',
  'notice.key-destroyed.detail':
    'Trois cartes de suite n’ont pas pu être ouvertes. Envoyez une nouvelle demande au client.',
  'notice.other-desk': 'Ouverte dans un autre onglet',
  'notice.other-desk.detail': 'Cette demande est traitée dans un autre onglet de ce navigateur. Continuez là-bas.',
};
