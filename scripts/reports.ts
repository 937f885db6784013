import { existsSync, readFileSync } from 'node:fs';

/** What one part of the gate found. `failed` names each test, so that the end of a long log says all. */
export type Part = { name: string; passed: number; failed: string[] };

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

/** `code`: of the process. It decides too, as what breaks outside a test stands in no test's line. */
export function vitestPart(name: string, file: string, code: number): Part {
  if (!existsSync(file)) return { name, passed: 0, failed: ['vitest wrote no report'] };
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const failed = testResults.flatMap(({ name: path, status, assertionResults }) => {
    const where = path.replace(`${process.cwd()}/`, '');
    const tests = assertionResults.filter((test) => test.status === 'failed');
    // A file whose set-up fails runs none of its tests.
    if (status === 'failed' && tests.length === 0) return [`${where} (before or after its tests)`];
    return tests.map(({ fullName }) => `${where} › ${fullName}`);
  });
  const passed = testResults
    .flatMap((each) => each.assertionResults)
    .filter(({ status }) => status === 'passed').length;
  return { name, passed, failed: code !== 0 && failed.length === 0 ? [`vitest ended with ${code}`] : failed };
}

type Suite = {
  title: string;
  suites?: Suite[];
  specs?: { title: string; file: string; tests: { status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[] }[];
};

/** What passed at a second try only has failed: a test that now and then says no says something. */
export function playwrightPart(name: string, file: string, code: number): Part {
  if (!existsSync(file)) return { name, passed: 0, failed: ['playwright wrote no report'] };
  const { suites } = JSON.parse(readFileSync(file, 'utf8')) as { suites: Suite[] };
  const tests = suites.flatMap(testsOf);
  const failed = tests
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map((test) => `${test.name}${test.status === 'flaky' ? ' (passed at a second try only)' : ''}`);
  const passed = tests.filter(({ status }) => status === 'expected').length;
  return { name, passed, failed: code !== 0 && failed.length === 0 ? [`playwright ended with ${code}`] : failed };
}

function testsOf({ suites = [], specs = [] }: Suite): { name: string; status: string }[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ status }) => ({ name: `tests/e2e/${file} › ${title}`, status })),
  );
  return [...own, ...suites.flatMap(testsOf)];
}
