import { Empty } from '@preau/ui/empty'
import { Screen } from '@preau/ui/screen'

/** For whoever answers for no pupil of this school today: why, and who can change it. */
export function NoChild({ greeting, school }: { greeting: string; school: string }) {
  return (
    <Screen title={greeting} lead={school} width="reading">
      <Empty>Aucun élève n’est rattaché à votre compte aujourd’hui.</Empty>
      <div className="grid gap-3">
        <h2 className="text-lg">Que faire{'\u00a0'}?</h2>
        <p>
          Si votre enfant est scolarisé ici, adressez-vous au secrétariat ou à la direction de l’établissement{'\u00a0'}
          : c’est là que les liens entre les responsables et les élèves sont tenus à jour. Une fois le lien enregistré,
          cette page se remplit d’elle-même.
        </p>
      </div>
    </Screen>
  )
}
