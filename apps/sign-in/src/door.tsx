import { Failure } from '@preau/ui/failure'
import { Screen } from '@preau/ui/screen'
import { PlainShell } from '@preau/ui/shell'
import { ScreenSkeleton } from '@preau/ui/skeleton'
import { useCallback, useEffect, useState } from 'react'
import { ActivationScreen } from './activation.tsx'
import { api, type Hat, type SignedIn, sentence, type Welcome } from './api.ts'
import { codeInHash } from './code.ts'
import { HatsScreen } from './hats.tsx'
import { returnPath } from './return-path.ts'
import { SignInScreen } from './sign-in.tsx'

/** What the address says: the letter, or the form. A QR brings its code after the #; the skip link says nothing. */
function letterIn(hash: string) {
  if (hash === '#lettre' || hash.startsWith('#code=')) return true
  return hash === '' || hash === '#connexion' ? false : undefined
}

function leaveFor(home: string) {
  window.location.assign(returnPath(home, window.location.search, window.location.origin))
}

export function Door() {
  const [code] = useState(() => codeInHash(window.location.hash))
  const [letter, setLetter] = useState(() => letterIn(window.location.hash) ?? false)
  const [welcome, setWelcome] = useState<Welcome>()
  const [choosing, setChoosing] = useState<Hat[]>()
  const [failure, setFailure] = useState<string>()

  useEffect(() => {
    // The code leaves the address at once: neither the history nor a shared screen keeps it.
    if (code !== undefined) window.history.replaceState(null, '', '#lettre')
    const handleHash = () => setLetter((before) => letterIn(window.location.hash) ?? before)
    window.addEventListener('hashchange', handleHash)
    return () => window.removeEventListener('hashchange', handleHash)
  }, [code])

  const ask = useCallback(async () => {
    setFailure(undefined)
    try {
      const answer = await api.session.welcome.query()
      if (answer.person && !letterIn(window.location.hash)) leaveFor(answer.person.path)
      else setWelcome(answer)
    } catch (error) {
      setFailure(sentence(error))
    }
  }, [])

  useEffect(() => void ask(), [ask])

  /** One hat opens its app; with several, the person says which. */
  async function handleSignedIn({ hats, path }: SignedIn) {
    if (hats.length > 1) setChoosing(hats)
    else leaveFor(path)
  }

  /** A hat was just added: there are several now. */
  async function handleJoined() {
    const { account, hats } = await api.session.current.query()
    setChoosing(
      hats.toSorted((one, other) => Number(other.accountId === account.id) - Number(one.accountId === account.id)),
    )
  }

  if (choosing) {
    return (
      <PlainShell school={welcome?.schoolName}>
        <HatsScreen hats={choosing} onWorn={leaveFor} />
      </PlainShell>
    )
  }
  if (!welcome) {
    return (
      <PlainShell>
        {failure ? (
          <Screen title="Connexion" width="reading">
            <Failure onRetry={() => void ask()}>{failure}</Failure>
          </Screen>
        ) : (
          <ScreenSkeleton />
        )}
      </PlainShell>
    )
  }
  return letter ? (
    <PlainShell school={welcome.schoolName}>
      <ActivationScreen welcome={welcome} code={code} onJoined={handleJoined} />
    </PlainShell>
  ) : (
    <PlainShell>
      <SignInScreen school={welcome.schoolName} onSignedIn={handleSignedIn} />
    </PlainShell>
  )
}
