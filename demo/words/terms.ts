/** Every word of the demo's own pages: the agent's desk, the shop and its chat, the order system, the phone. */
export interface DemoTerms {
  // Titles of the pages.
  readonly deskTitle: string;
  readonly ordersTitle: string;
  readonly phoneTitle: string;
  readonly bothTitle: string;
  readonly sides: string;
  readonly agent: string;
  readonly customer: string;
  readonly agentsDesk: string;
  readonly customersChat: string;

  // The desk.
  readonly deskOf: (name: string) => string;
  readonly myCustomers: string;
  readonly unread: (count: number) => string;
  readonly noMessages: string;
  readonly askedForPayment: string;
  readonly messageTo: (name: string) => string;

  // The shop.
  readonly shopOf: (name: string) => string;
  readonly product: string;
  readonly productPicture: string;
  readonly plusShipping: string;
  readonly productWords: string;
  readonly inShopChat: string;
  readonly logOut: string;
  readonly handOverTo: string;
  readonly endChat: string;
  readonly loggedOut: string;
  readonly loggedOutWords: string;
  readonly loggedOutGoesOn: string;
  readonly logInAgain: string;
  readonly trail: string;
  readonly size: string;
  readonly askAbout: string;
  readonly fabric: string;
  readonly fabricWords: string;
  readonly madeIn: string;
  readonly madeInWords: string;
  readonly returns: string;
  readonly returnsWords: string;
  readonly openChat: string;
  readonly closeChat: string;
  readonly chat: string;
  readonly weAnswer: string;
  readonly wantToPay: string;

  // Any chat.
  readonly conversation: string;
  readonly sending: string;
  readonly reconnecting: string;
  readonly message: string;
  readonly writeMessage: string;
  readonly sendMessage: string;

  // The order system.
  readonly ordersOf: (name: string) => string;
  readonly orders: string;
  readonly order: (number: string) => string;
  readonly paymentLink: string;
  readonly paymentOf: (number: string) => string;
  readonly newPaymentLink: string;

  // The phone.
  readonly messages: string;
  readonly nothingArrived: string;
  readonly thread: (channel: string, phone: string) => string;
}
