import { Section } from '@preau/ui/screen'

const files = {
  college:
    'les fichiers XML de SIECLE (élèves, responsables, structures, nomenclature) et de STS-web (sts_emp, emp_sts)',
  elementary: 'les trois extractions CSV d’ONDE (élèves, responsables, enseignants)',
} as const

/** An empty school fills from its files, by whoever runs the server. */
export function HowToImport({ kind }: { kind: keyof typeof files | undefined }) {
  return (
    <Section title="Faire venir les personnes et les classes">
      <ol className="grid list-decimal gap-2 pl-6">
        <li>
          {kind
            ? `Exportez ${files[kind]}.`
            : `Pour un collège, exportez ${files.college}\u00a0; pour une école, ${files.elementary}.`}
        </li>
        <li>
          Confiez-les à la personne qui gère le serveur. Elle lance, dans le dossier de Préau{'\u00a0'}:
          <code className="mt-1 block w-fit max-w-full overflow-x-auto rounded-lg bg-sunken px-3 py-1.5 font-mono text-base">
            npm run -s preau -- import FICHIER… --dry-run
          </code>
        </li>
        <li>
          Cet essai ne change rien{'\u00a0'}: il dit ce qui serait créé, et les doutes. La même commande sans «
          --dry-run » importe.
        </li>
        <li>Revenez ici{'\u00a0'}: les classes et les comptes à activer y seront.</li>
      </ol>
    </Section>
  )
}
