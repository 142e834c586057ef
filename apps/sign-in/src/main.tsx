import '@preau/ui/adult.css'
import { applyTheme } from '@preau/ui/theme'
import { createRoot } from 'react-dom/client'
import { Door } from './door.tsx'

applyTheme()
const root = document.getElementById('root')
if (root) createRoot(root).render(<Door />)
