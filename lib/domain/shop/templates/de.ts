import type { ShopPage } from '../pages';

const NOTE =
  '> TEMPLATE: Mustertext, keine Rechtsberatung. Allgemein formuliert und von niemandem geprüft: Lassen Sie ihn für Ihr Land und Ihren Shop prüfen und löschen Sie dann diese Zeile.';

/** As `en`, in German. */
export const TEMPLATES_DE: Record<ShopPage, string> = {
  about: `${NOTE}

{shop} fertigt jedes Stück erst, wenn Sie es bestellen: Nichts liegt auf Lager, nichts wird weggeworfen.
`,
  contact: `${NOTE}

Schreiben Sie uns mit dem Formular unten oder an {contact}.
Telefon: {phone}

Mit Ihrer Bestellnummer finden wir Ihre Bestellung sofort.
`,
  shipping: `${NOTE}

## Lieferung

Ihre Bestellung wird zuerst für Sie gedruckt und dann einem Paketdienst übergeben. Was die Lieferung kostet und wann sie ankommen soll,
steht vor dem Bezahlen in der Kasse und danach auf der Seite Ihrer Bestellung. Eine Bestellung kann in mehreren Paketen kommen.

## Wenn etwas nicht stimmt

Sagen Sie es uns auf der Seite Ihrer Bestellung oder über das Kontaktformular, möglichst mit Foto. Was beschädigt oder falsch
bedruckt ankommt, wird neu gefertigt oder erstattet.

## Zurücksenden

Wie Sie einen Kauf widerrufen, steht unter [Widerruf](/pages/withdrawal).
`,
  imprint: `${NOTE}

Angaben gemäß § 5 DDG

{seller}
{address}

Vertreten durch: {represented}

Registereintrag: {register}

Umsatzsteuer- oder Steuernummer: {taxid}

E-Mail: {contact}

Telefon: {phone}
`,
  terms: `${NOTE}

## 1. Ihr Vertragspartner

Diese Bedingungen gelten für Bestellungen im Shop {shop}. Ihr Vertragspartner ist {seller}.

## 2. Wie der Vertrag zustande kommt

Was der Shop zeigt, ist noch kein bindendes Angebot. Ein bindendes Angebot geben Sie mit der Schaltfläche ab, die die Kasse
abschließt; vorher können Sie alle Eingaben prüfen und ändern. Wir bestätigen den Eingang Ihrer Bestellung per E-Mail, und diese E-Mail ist unsere Annahme.
Mit ihr erhalten Sie diese Bedingungen.

## 3. Preise und Zahlung

Es gilt der Preis zum Zeitpunkt der Bestellung. Steuern und Lieferkosten nennt die Kasse vor der Bestellung, ebenso die
Zahlungsarten.

## 4. Lieferung

Jedes Stück wird nach Ihrer Bestellung für Sie gefertigt. Die voraussichtlichen Tage stehen in der Kasse.

## 5. Widerruf

Verbraucherinnen und Verbraucher können widerrufen, wie es die [Widerrufsseite](/pages/withdrawal) beschreibt.

## 6. Mängel

Es gilt die gesetzliche Mängelhaftung.

## 7. Streitbeilegung

Wir nehmen an keinem Streitbeilegungsverfahren vor einer Verbraucherschlichtungsstelle teil und sind dazu nicht verpflichtet.
`,
  withdrawal: `${NOTE}

## Widerrufsrecht

Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen. Die Widerrufsfrist beträgt
vierzehn Tage ab dem Tag, an dem Sie oder ein von Ihnen benannter Dritter, der nicht der Beförderer ist, das letzte Paket Ihrer Bestellung in
Besitz genommen haben.

Um Ihr Widerrufsrecht auszuüben, müssen Sie uns ({seller}, E-Mail {contact}) mit einer eindeutigen
Erklärung, etwa per E-Mail oder Brief, über Ihren Entschluss informieren. Am einfachsten geht es mit
[der Widerrufsfunktion](/withdraw), für die Sie kein Konto brauchen; Sie erhalten sofort eine Eingangsbestätigung mit Datum und Uhrzeit. Zur Wahrung der
Frist reicht es, dass Sie die Erklärung vor ihrem Ablauf absenden.

## Folgen des Widerrufs

Wir zahlen Ihnen alle Zahlungen, die wir von Ihnen erhalten haben, einschließlich der Kosten unserer Standardlieferung, spätestens binnen vierzehn
Tagen ab dem Tag zurück, an dem Ihr Widerruf bei uns eingegangen ist, mit demselben Zahlungsmittel. Wir können warten,
bis wir die Waren zurückerhalten haben oder Sie nachweisen, dass Sie sie abgesandt haben.

Senden Sie die Waren binnen vierzehn Tagen zurück. Sie tragen die unmittelbaren Kosten der Rücksendung. Für einen Wertverlust
müssen Sie nur aufkommen, wenn er auf einen Umgang mit den Waren zurückgeht, der zur Prüfung nicht notwendig war.

## Wann es nicht besteht

Es besteht nicht bei Waren, die nach Ihren Vorgaben angefertigt werden, etwa mit einem selbst hochgeladenen Motiv. Die Kasse sagt es vor dem Bezahlen.

## Muster-Widerrufsformular

An {seller}, {address}, {contact}: Hiermit widerrufe ich den von mir abgeschlossenen Vertrag über den Kauf der folgenden Waren. Bestellt am, erhalten
am, Name, Anschrift, Datum.
`,
  privacy: `${NOTE}

## Verantwortlich

{seller}
{address}
{contact}

## Was wir speichern und wozu

Für Ihre Bestellung (Art. 6 Abs. 1 lit. b DSGVO): Name, Anschrift, E-Mail, Telefon, wo ein Paketdienst danach fragt, und was Sie gekauft haben. Anschrift
und Kontakt liegen verschlüsselt. Für Buchhaltung und Steuern (lit. c): was das Gesetz verlangt, solange es das
verlangt. Gegen Missbrauch (lit. f): Zähler von Anfragen.

## Wer was erhält

Die Druckereien, die Ihre Bestellung fertigen, und die Paketdienste erhalten Name und Anschrift. Die Zahlung wickelt Stripe ab. Unser Hosting und unser
Mailversand verarbeiten Daten in unserem Auftrag.

## Cookies

Nur die, die der Shop braucht: Ihre Anmeldung, Ihre Bestellungen, Ihre Sprache und Ihre Farben. Es gibt keine Werbung und keine Verfolgung.

## Ihre Rechte

Sie können Auskunft, Berichtigung, Löschung, Einschränkung und Übertragung verlangen und sich bei einer
Aufsichtsbehörde beschweren. Eine Kopie Ihrer Daten und ihre Löschung finden Sie in Ihrem Konto.
`,
};
