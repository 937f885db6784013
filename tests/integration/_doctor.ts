import { createServices } from '@/lib/compose/services';
import type { Finding } from '@/lib/domain/core/finding';
import { systemCtx } from '@/lib/engine/ctx';
import type { Env } from '@/lib/platform/env';
import { type DoctorWish, runDoctor } from '@/lib/services/backoffice/doctor/run-doctor';

/** As `npm run doctor` in this environment: what was found by the name of the check, and which secrets were told. */
export async function doctor(env: Env, wish: Partial<DoctorWish> = {}) {
  const services = createServices(env, { schedules: false });
  const told: Record<string, string> = {};
  try {
    const findings = await runDoctor(
      systemCtx(services, 'doctor'),
      services.connection,
      { fix: false, mail: false, replace: [], rotate: [], ...wish },
      (source, secret) => Object.assign(told, { [source]: secret }),
    );
    return { findings: Object.fromEntries(findings.map((finding) => [finding.check, finding])), told };
  } finally {
    services.mailer.close();
    await services.connection.close();
  }
}

/** A finding as the command prints it. */
export const said = (finding: Finding | undefined) => `${finding?.verdict}: ${finding?.found} → ${finding?.todo}`;
