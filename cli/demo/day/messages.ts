import type { Digital, Language } from './contact.js';

/** What the retailer's customers write about. Every sentence here was written for this demo. */
export const subjects = ['delivery', 'return', 'invoice', 'warranty', 'voucher', 'account', 'stock', 'refund'] as const;
export type Subject = (typeof subjects)[number];

const sentences: Readonly<Record<Language, Readonly<Record<Subject, string>>>> = {
  fr: {
    delivery: 'Ma commande devait arriver hier et le suivi n’a pas bougé depuis trois jours. Où est passé mon colis ?',
    return: 'Les chaussures sont trop petites, je voudrais les renvoyer. Comment obtenir l’étiquette de retour ?',
    invoice: 'Je n’ai jamais reçu la facture de mon dernier achat, pouvez-vous me l’envoyer de nouveau ?',
    warranty: 'La bouilloire achetée en février ne chauffe plus. Est-elle encore sous garantie ?',
    voucher: 'Mon bon d’achat est refusé au moment du paiement alors qu’il est valable jusqu’à fin août.',
    account: 'Je n’arrive plus à me connecter à mon compte, le lien pour changer de mot de passe ne marche pas.',
    stock: 'La veste bleue en taille M sera-t-elle bientôt de nouveau disponible ?',
    refund: 'J’ai renvoyé l’article il y a deux semaines et je n’ai toujours pas été remboursée.',
  },
  es: {
    delivery: 'Mi pedido tenía que llegar ayer y el seguimiento no avanza desde el lunes. ¿Dónde está el paquete?',
    return: 'Las zapatillas me quedan pequeñas y quiero devolverlas. ¿Cómo consigo la etiqueta de devolución?',
    invoice: 'No he recibido la factura de mi última compra, ¿me la podéis enviar otra vez?',
    warranty: 'La cafetera que compré en febrero ya no calienta. ¿Todavía está en garantía?',
    voucher: 'El cupón de descuento no funciona al pagar, aunque caduca en septiembre. ¿Qué puedo hacer?',
    account: 'No puedo entrar en mi cuenta: el enlace para cambiar la contraseña da error.',
    stock: '¿Cuándo volverá a estar disponible la chaqueta azul en la talla M? En la página pone que está agotada.',
    refund: 'Devolví el artículo hace dos semanas y todavía no me han devuelto el dinero.',
  },
  pt: {
    delivery: 'A minha encomenda devia ter chegado ontem e o estado não muda há três dias. Onde está o pacote?',
    return: 'As sapatilhas ficam-me pequenas e queria devolvê-las. Como peço a etiqueta de devolução?',
    invoice: 'Não recebi a fatura da última compra. Podem enviá-la de novo, por favor?',
    warranty: 'A chaleira que comprei em fevereiro já não aquece. Ainda está na garantia?',
    voucher: 'O meu vale de desconto não é aceite no pagamento, embora seja válido até ao fim de agosto.',
    account: 'Não consigo entrar na minha conta, a ligação para mudar a palavra-passe dá erro.',
    stock: 'O casaco azul no tamanho M vai voltar a estar disponível? Há semanas que aparece esgotado.',
    refund: 'Devolvi o artigo há duas semanas e ainda não recebi o reembolso.',
  },
  it: {
    delivery: 'Il mio ordine doveva arrivare ieri, ma la spedizione è ferma da tre giorni. Dov’è il pacco?',
    return: 'Le scarpe sono strette e vorrei restituirle: c’è già l’etichetta per il reso nel pacco?',
    invoice: 'Non ho mai ricevuto la fattura dell’ultimo acquisto, me la può mandare di nuovo?',
    warranty: 'Il bollitore comprato a febbraio non scalda più. È ancora in garanzia?',
    voucher: 'Il buono sconto non viene accettato al pagamento, però è valido fino a fine agosto.',
    account: 'Non riesco più ad accedere al mio account, il link per cambiare la password non funziona.',
    stock: 'La giacca blu taglia M tornerà disponibile? Da settimane risulta esaurita.',
    refund: 'Ho restituito l’articolo due settimane fa e il rimborso non è ancora arrivato.',
  },
  pl: {
    delivery: 'Paczka miała przyjść wczoraj, a status przesyłki nie zmienia się od trzech dni. Gdzie jest moje zamówienie?',
    return: 'Buty są za małe i chcę je zwrócić. Skąd wziąć etykietę zwrotną?',
    invoice: 'Nie dostałem faktury za ostatnie zakupy. Czy mogą Państwo wysłać ją jeszcze raz?',
    warranty: 'Czajnik kupiony w lutym przestał grzać. Czy jest jeszcze na gwarancji?',
    voucher: 'Bon rabatowy nie działa przy płatności, chociaż jest ważny do końca sierpnia.',
    account: 'Nie mogę zalogować się na swoje konto, link do zmiany hasła nie działa.',
    stock: 'Kiedy znów będzie dostępna niebieska kurtka w rozmiarze M?',
    refund: 'Odesłałam towar dwa tygodnie temu i nadal nie ma zwrotu pieniędzy.',
  },
  cs: {
    delivery: 'Zásilka měla dorazit včera a sledování se už tři dny nehýbe. Kde je můj balík?',
    return: 'Boty jsou mi malé a chci je vrátit. Kde najdu štítek pro vrácení zboží?',
    invoice: 'K poslednímu nákupu mi nepřišla faktura, můžete mi ji prosím poslat znovu?',
    warranty: 'Konvice koupená v únoru přestala hřát. Je ještě v záruce?',
    voucher: 'Slevový poukaz při placení nefunguje, přestože platí do konce srpna.',
    account: 'Nemůžu se přihlásit ke svému účtu, odkaz na změnu hesla nefunguje.',
    stock: 'Bude modrá bunda ve velikosti M ještě někdy skladem?',
    refund: 'Zboží jsem vrátila před dvěma týdny a peníze pořád nepřišly.',
  },
};

const letter: Readonly<Record<Language, { readonly opening: string; readonly closing: string }>> = {
  fr: { opening: 'Bonjour,', closing: 'Cordialement' },
  es: { opening: 'Buenos días,', closing: 'Un saludo' },
  pt: { opening: 'Bom dia,', closing: 'Com os melhores cumprimentos' },
  it: { opening: 'Buongiorno,', closing: 'Cordiali saluti' },
  pl: { opening: 'Dzień dobry,', closing: 'Pozdrawiam' },
  cs: { opening: 'Dobrý den,', closing: 'S pozdravem' },
};

/** What a customer writes: bare in a chat, as a letter by e-mail, addressed to the shop in public. */
export function messageOf(language: Language, channel: Digital, subject: Subject): string {
  const sentence = sentences[language][subject];
  if (channel === 'chat') return sentence;
  if (channel === 'social') return `@example_shop ${sentence}`;
  return `${letter[language].opening}\n\n${sentence}\n\n${letter[language].closing}`;
}
