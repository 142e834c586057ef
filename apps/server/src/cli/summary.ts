import type { ImportReport } from '@preau/db/school-import/report'

/** The report, for whoever reads rather than computes. */
export function summary(report: ImportReport, dryRun: boolean): string {
  const { school, students, parents, staff, slots, refused, doubts, changes } = report
  if (refused.length > 0)
    return [
      'Refusé, rien n’a changé :',
      ...refused.map(({ file, where, reason }) => `  ${[file, where].filter(Boolean).join(', ')} : ${reason}`),
    ].join('\n')
  const lines = [
    `${school?.name} (${school?.uai})`,
    `  ${report.divisions} classes, ${report.groups} groupes, ${report.memberships} appartenances`,
    `  ${students.active} élèves, ${students.waiting} sans classe, ${students.left} partis, ${students.withoutIne} sans INE`,
    `  ${parents.accounts} responsables légaux, ${parents.legalLinks} liens légaux, ${parents.inChargeLinks} en charge, ${parents.contactLinks} contacts`,
    `  ${staff.total} personnels dont ${staff.teachers} enseignants, ${report.services} services`,
    `  ${slots.total} créneaux : ${slots.weekly} chaque semaine, ${slots.weekA} en semaine A, ${slots.weekB} en semaine B`,
    `${dryRun ? 'Essai, rien n’est enregistré' : 'Enregistré'} : ${changes.created} créés, ${changes.updated} modifiés, ${changes.ended} terminés`,
  ]
  if (doubts.length > 0) lines.push('En attente d’une décision :')
  for (const { who, reason } of doubts) lines.push(`  ${who} : ${reason}`)
  return lines.join('\n')
}
