/**
 * What passwords people choose are made of, in French schools first. With digits, look-alikes, doubling and pairs they
 * stand for far more than the few thousand most common passwords long enough to be allowed here.
 */
const french =
  'motdepasse mdp azerty secret bonjour bonsoir salut coucou soleil lune etoile chocolat doudou loulou loulous doudous ' +
  'cheval chien chat chaton chatte lapin panda tigre lion dauphin licorne dragon papillon poisson oiseau souris nounours ' +
  'maman papa famille bebe enfant enfants frere soeur papi mamie cousin copain copine amour amours jetaime moncoeur coeur ' +
  'cherie cheri princesse prince reine roi bisous bisou calin calins vivelavie laviebelle lavieestbelle vacances noel ' +
  'anniversaire ecole college lycee classe maitre maitresse professeur prof eleve cantine recreation devoirs cartable preau ' +
  'cahier maths francais histoire musique sport football foot rugby tennis basket handball judo danse natation equitation ' +
  'paris marseille lyon bordeaux toulouse nantes lille nice rennes france bretagne corse martinique algerie maroc tunisie ' +
  'portugal italie espagne turquie senegal allezlesbleus psg om ol champion champions ballon equipe joueur gagner ' +
  'nicolas julien thomas camille marine pauline mathieu maxime alexandre antoine quentin clement romain kevin anthony ' +
  'guillaume benjamin sebastien frederic christophe stephane philippe caroline celine sandrine nathalie isabelle sophie ' +
  'laura manon lea emma chloe lucas hugo louis jules gabriel raphael arthur adam nathan enzo theo mathis ines jade louise ' +
  'alice lina mila sarah anais marie jean pierre michel martin bernard rouge bleu vert jaune noir blanc rose orange violet ' +
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi ' +
  'samedi dimanche printemps ete automne hiver merde putain connard ordinateur internet telephone facebook instagram tiktok ' +
  'snapchat youtube google orange gmail hotmail voiture maison jardin fleur fleurs arbre montagne plage merci petit petite ' +
  'grand grande premier premiere super genial bienvenue bonheur liberte egalite fraternite republique parent parents ' +
  'enseignant directeur principal secretariat administrateur administration informatique pronote'
const english =
  'password passw pass word admin administrator root login user guest welcome letmein master monkey dragon sunshine ' +
  'princess football baseball iloveyou love lovely hello freedom whatever trustno computer superman batman spiderman ' +
  'pokemon minecraft fortnite roblox naruto starwars harrypotter mario sonic zelda killer shadow michael jordan jessica ' +
  'ashley charlie daniel jennifer flower summer winter spring autumn cookie banana apple cheese chocolate orange secret ' +
  'default changeme temp test testing demo please access student teacher school qwerty ninja mustang hunter ranger soccer ' +
  'hockey london newyork america samsung iphone windows linux server google forever friends friend angel baby girl boy ' +
  'heart happy lucky money star queen king god jesus blink junior'

export const commonWords: readonly string[] = [...new Set(`${french} ${english}`.split(' '))].filter(
  (word) => word.length >= 3,
)
