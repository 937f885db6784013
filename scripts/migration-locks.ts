/** A statement that would stop the shop, and what to write instead. */
type Rule = { says: RegExp; instead: string };

const ON_TABLE = String.raw`alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?(?:"?public"?\.)?"?(\w+)"?\s+`;
const rule = (says: string, instead: string): Rule => ({ says: new RegExp(says, 'is'), instead });

/** What locks a table that the shop is using for longer than a blink, or breaks the release that still runs. */
const RULES: readonly Rule[] = [
  rule(
    String.raw`create\s+(?:unique\s+)?index\s+(?!concurrently)(?:if\s+not\s+exists\s+)?\S+\s+on\s+(?:only\s+)?(?:"?public"?\.)?"?(\w+)`,
    'build it with CREATE INDEX CONCURRENTLY IF NOT EXISTS in a file of its own',
  ),
  rule(
    `${ON_TABLE}add\\s+constraint\\s+\\S+\\s+(?!.*(?:not\\s+valid|using\\s+index))`,
    'add it NOT VALID, and VALIDATE it in a later file',
  ),
  rule(
    `${ON_TABLE}alter\\s+(?:column\\s+)?\\S+\\s+set\\s+not\\s+null`,
    'a CHECK (… IS NOT NULL) NOT VALID, validated later',
  ),
  rule(`${ON_TABLE}alter\\s+(?:column\\s+)?\\S+\\s+(?:set\\s+data\\s+)?type\\b`, 'a new column, filled in batches'),
  rule(
    `${ON_TABLE}add\\s+(?:column\\s+)?(?!constraint).*(?:serial\\b|generated\\s+always\\s+as|default\\s+(?:gen_random_uuid|random|nextval|clock_timestamp)\\b)`,
    'it would write every row: add it without a default and fill it in batches',
  ),
  rule(
    `${ON_TABLE}add\\s+(?:column\\s+)?(?!constraint)(?!.*default).*not\\s+null`,
    'rows are there already: a default, or nullable',
  ),
  rule(
    `${ON_TABLE}(?:drop\\s+column|rename)\\b`,
    'the running release reads it: a release later, with `-- contract:` and why it is safe',
  ),
  rule(
    String.raw`drop\s+table\s+(?:if\s+exists\s+)?(?:"?public"?\.)?"?(\w+)`,
    'a release later, with `-- contract:` and why it is safe',
  ),
  rule(
    String.raw`(?:update|delete\s+from|truncate(?:\s+table)?|lock\s+table|cluster|vacuum\s+full)\s+(?:only\s+)?(?:"?public"?\.)?"?(\w+)`,
    'in batches, by maintenance',
  ),
];

/** What is wrong with one migration, in words. A table that the file itself makes is nobody's yet. */
export function lockFaults(text: string): string[] {
  const statements = text.split('--> statement-breakpoint').map(bare);
  const own = new Set(
    statements.flatMap((each) => /^create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)/i.exec(each)?.[1] ?? []),
  );
  const faults = statements.flatMap((statement) =>
    RULES.flatMap(({ says, instead }) => {
      const found = says.exec(statement);
      const isOwn = found === null || own.has(found[1] ?? '') || !startsSo(statement, found);
      return isOwn || isContract(text, instead) ? [] : [`${statement.slice(0, 80)}: ${instead}`];
    }),
  );
  return [...faults, ...validatedAtOnce(statements), ...notAlone(statements)];
}

/** A foreign key says ON UPDATE and ON DELETE, a CHECK may hold any word: the statement itself has to begin so. */
const startsSo = (statement: string, found: RegExpExecArray) => found.index === 0 && statement !== '';
const isContract = (text: string, instead: string) => instead.includes('contract') && /^-- contract: \S/m.test(text);

const bare = (statement: string) => statement.replaceAll(/--[^\n]*/g, '').trim();

/** The lock of the first would be held while the second reads the whole table. */
function validatedAtOnce(statements: readonly string[]): string[] {
  const tableOf = (statement: string) => new RegExp(ON_TABLE, 'is').exec(statement)?.[1];
  return statements
    .filter((each) => /\bvalidate\s+constraint\b/i.test(each))
    .filter((each) => statements.some((other) => other !== each && tableOf(other) === tableOf(each)))
    .map((each) => `${each.slice(0, 80)}: in a file of its own, which holds no other lock`);
}

function notAlone(statements: readonly string[]): string[] {
  const beside = statements.filter((each) => /\bconcurrently\b/i.test(each));
  if (beside.length === 0) return [];
  const wrong = statements.filter(
    (each) => each !== '' && !/^create\s+(?:unique\s+)?index\s+concurrently\s+if\s+not\s+exists\s/i.test(each),
  );
  return wrong.map((each) => `${each.slice(0, 80)}: what is built CONCURRENTLY, IF NOT EXISTS, has a file of its own`);
}
