/**
 * The start of every list of leaked passwords, as far as it is long enough to be accepted otherwise; in lower case, without
 * digits at the end and without anything that is neither letter nor digit (ASVS 5.0, 6.2.4).
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort passw0rd p4ssword p4ssw0rd pa55word pa55w0rd passwords mypassword thepassword newpassword
  password1234 passwordpassword letmein letmeinnow iloveyou iloveyouu iloveu ilovegod iloveme loveyou lovelove loveme
  welcome welcomehome administrator adminadmin admin administration changeme changeit default guestguest testtest
  tester testing testuser demodemo secret topsecret secrets mysecret trustno trustnoone whatever nothing computer
  internet samsung samsunggalaxy iphone android google facebook instagram whatsapp microsoft windows linkedin youtube
  qwerty qwertyu qwertyui qwertyuio qwertyuiop qwertyqwerty qwert qwertz qwertzui qwertzuiop azerty azertyuiop asdf asdfg
  asdfgh asdfghj asdfghjk asdfghjkl asdfasdf zxcvbn zxcvbnm zxcvzxcv qazwsx qazwsxedc qazwsxedcrfv qweasd qweasdzxc
  qweqwe qweqweqwe asdasd asdasdasd zaqxsw zaqwsx 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4
  q1w2e3r4t5 q1w2e3 1qazxsw2 zaq12wsx 1a2b3c4d a1b2c3d4 a1s2d3f4 abc123abc 123abc123 123qweasd 123qwe123 qwe123qwe
  123qweasdzxc 12qwaszx 1234qwer qwer1234 asdf1234 zxcv1234 abcd1234 aabbccdd abcdefgh abcdefg abcdef abcdefghi
  abcdefghij abcabc abcdabcd football baseball basketball volleyball softball hockey soccer golfer swimming dancing
  dancer cheerleader liverpool liverpoolfc arsenal arsenalfc chelsea chelseafc manchester manchesterunited barcelona
  realmadrid juventus cowboys steelers yankees lakers packers eagles redskins raiders redsox patriots broncos superman
  batman spiderman ironman wolverine deadpool starwars startrek skywalker darthvader harrypotter hogwarts gandalf
  pokemon pikachu charizard naruto dragonball minecraft fortnite roblox nintendo playstation xbox counterstrike
  warcraft worldofwarcraft leagueoflegends assassin warrior warriors maverick mercedes mustang corvette ferrari porsche
  lamborghini chevrolet chevelle yamaha harley harleydavidson suzuki toyota honda civic camaro sunshine sunflower
  butterfly rainbow flower flowers blossom princess princesa princesse angel angels angelica babygirl babyboy
  sweetheart sweetie sweetpea cookie cookies chocolate strawberry blueberry cupcake cheese cheesecake banana bananas
  orange cherry peaches pumpkin pepper ginger coffee bubbles snowball snowflake summer winter spring autumn january
  february march april may june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday michael michelle jennifer jessica jordan jordan23 ashley anthony andrew alexander alexandra alexandria
  amanda benjamin brandon brittany charlie charlotte chris christian christina christine christopher daniel danielle
  david diamond elizabeth emily fernando francisco franklin gabriel gabriela george hannah hunter isabella isabelle
  jackson jasmine jessie jonathan joseph joshua justin katherine kimberly leonardo lauren madison maria marina martin
  matthew melissa mercedes nathan nicholas nicole oliver olivia patricia patrick rebecca ricardo richard robert roberto
  samantha samuel sebastian stephanie stephen steven sophie thomas tigger tinkerbell valentina valentine vanessa
  veronica victoria vincent virginia william jesus jesuschrist christ godisgood blessed blessing bismillah freedom
  forever foreverlove friends friendship family mother father mommy daddy brother sister children peace hello
  hellohello hellokitty helloworld goodbye goodmorning goodluck lucky lucky7 happy happyday smile smiley lovely beautiful
  dragon dragons monkey monkeys shadow master mastermind killer hunter ranger tiger tigers panther panthers phoenix
  scorpion scorpio spider butterflies elephant dolphin dolphins chicken chickens kitten kittens puppies doggie buster
  buddy rocky bailey cooper maggie molly snoopy garfield mickey mickeymouse minnie donald simpsons southpark metallica
  nirvana slipknot eminem greenday blink blink182 beatles beyonce justinbieber onedirection bigbang elvis rockandroll
  rockstar guitar musica music danger dangerous matrix thematrix terminator titanic inception creative explorer voyager
  galaxy midnight moonlight starlight sunset thunder lightning hurricane tornado fireball firebird phoenix1 hardcore
  hotmail yahoo gmail letmein1 access accessdenied login loginlogin master123 system security private personal account
  money moneymoney cashmoney dollar business company office manager marketing service support student teacher school
  university college nurse doctor therapy therapist patient mentalhealth health hospital wellness recovery anxiety
  america american canada mexico england london newyork chicago dallas texas california florida boston houston
  australia india germany deutschland france brasil colombia argentina espana portugal italia russia indonesia
  malaysia philippines pakistan bangladesh jakarta istanbul galatasaray fenerbahce besiktas contrasena contraseña
  teamo tequiero teamomucho estrella mariposa corazon hola bonita motdepasse soleil doudou jetaime loulou chouchou
  marseille hallo schatz schatzi sommer ficken geheim passwort1 wachtwoord welkom haslo polska kochanie parola senha
  senhasenha abcsenha mustangs sparky spartan spartans trinity viking vikings wizard yellow purple silver golden
  platinum crystal emerald sapphire blackjack jackpot poker casino champion champions winner legend legends gangster
  ninja samurai pirate pirates cowboy cowgirl redneck hillbilly nascar fishing hunting camping bigdaddy bigboy bigdog
  babydoll sexy sexybitch fuckyou fuckyouu fuckoff motherfucker asshole bullshit bitch pussy letsgo correcthorsebatterystaple
  monkey123 zxcvbnmasd poiuytrewq mnbvcxz lkjhgfdsa poiuyt 0987654321 987654321 87654321 1234567890 123456789
  12345678 11223344 1122334455 112233445566 123123123 123321123 12344321 1234512345 123454321 147258369 159357456
  159753456 741852963 789456123 963852741 321321321 456456456 789789789 13131313 10203040 102030405060 20202020
  12121212 21212121 31415926 314159265 24682468 13579135 135792468 246813579`.split(/\s+/),
);
