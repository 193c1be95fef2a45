<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy_GB">
<context>
    <name>AddressPage</name>
    <message>
        <source>Choose another address</source>
        <translation type="unfinished">Dewis cyfeiriad arall</translation>
    </message>
    <message>
        <source>Choose the new address</source>
        <translation type="unfinished">Dewiswch y cyfeiriad newydd</translation>
    </message>
    <message>
        <source>Each line as on an envelope, the postcode last.</source>
        <translation type="unfinished">Pob llinell fel ar amlen, a’r cod post yn olaf.</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation type="unfinished">Rhywle arall</translation>
    </message>
    <message>
        <source>Empty when they do not know: the council tax team decides.</source>
        <translation type="unfinished">Yn wag os nad ydyn nhw’n gwybod: y tîm treth gyngor fydd yn penderfynu.</translation>
    </message>
    <message>
        <source>How did they live there?</source>
        <translation type="unfinished">Sut oedden nhw’n byw yno?</translation>
    </message>
    <message>
        <source>How will they live there?</source>
        <translation type="unfinished">Sut byddan nhw’n byw yno?</translation>
    </message>
    <message>
        <source>In our area</source>
        <translation type="unfinished">Yn ein hardal ni</translation>
    </message>
    <message>
        <source>Is it left furnished?</source>
        <translation type="unfinished">A yw’n cael ei adael wedi’i ddodrefnu?</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation type="unfinished">Landlord</translation>
    </message>
    <message>
        <source>Leave it empty while it is neither: a premium may be due.</source>
        <translation type="unfinished">Gadewch yn wag os nad yw’n un o’r rhain: gall premiwm fod yn ddyledus.</translation>
    </message>
    <message>
        <source>Leave it empty while it is not sold: an owner pays for an empty home.</source>
        <translation type="unfinished">Gadewch yn wag nes ei werthu: mae perchennog yn talu am gartref gwag.</translation>
    </message>
    <message>
        <source>Leave it empty while it stands empty.</source>
        <translation type="unfinished">Gadewch yn wag tra bo&apos;r cartref yn wag.</translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished">Naddo</translation>
    </message>
    <message>
        <source>No fixed address</source>
        <translation type="unfinished">Dim cyfeiriad sefydlog</translation>
    </message>
    <message>
        <source>Nowhere yet</source>
        <translation type="unfinished">Unman eto</translation>
    </message>
    <message>
        <source>Postcode or part of the new address</source>
        <translation type="unfinished">Cod post neu ran o’r cyfeiriad newydd</translation>
    </message>
    <message>
        <source>Since when is it for sale or to let?</source>
        <translation type="unfinished">Ers pryd mae ar werth neu ar osod?</translation>
    </message>
    <message>
        <source>The home they leave</source>
        <translation type="unfinished">Y cartref maen nhw’n ei adael</translation>
    </message>
    <message>
        <source>The home they move to</source>
        <translation type="unfinished">Y cartref maen nhw’n symud iddo</translation>
    </message>
    <message>
        <source>They do not know</source>
        <translation type="unfinished">Dydyn nhw ddim yn gwybod</translation>
    </message>
    <message>
        <source>Was it granted for six months or more?</source>
        <translation type="unfinished">A gafodd ei rhoi am chwe mis neu fwy?</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation type="unfinished">Beth ydyw?</translation>
    </message>
    <message>
        <source>What is the new address?</source>
        <translation type="unfinished">Beth yw’r cyfeiriad newydd?</translation>
    </message>
    <message>
        <source>What kind of tenancy was it?</source>
        <translation type="unfinished">Pa fath o denantiaeth oedd hi?</translation>
    </message>
    <message>
        <source>When does the tenancy end?</source>
        <translation type="unfinished">Pryd mae’r denantiaeth yn dod i ben?</translation>
    </message>
    <message>
        <source>When is the sale complete?</source>
        <translation type="unfinished">Pryd mae’r gwerthiant yn cwblhau?</translation>
    </message>
    <message>
        <source>Where do they go?</source>
        <translation type="unfinished">I ble maen nhw’n mynd?</translation>
    </message>
    <message>
        <source>Which address do they leave?</source>
        <translation type="unfinished">Pa gyfeiriad maen nhw’n ei adael?</translation>
    </message>
    <message>
        <source>Which is their first night there?</source>
        <translation type="unfinished">Pa un yw eu noson gyntaf yno?</translation>
    </message>
    <message>
        <source>Who is the landlord or owner?</source>
        <translation type="unfinished">Pwy yw&apos;r landlord neu&apos;r perchennog?</translation>
    </message>
    <message>
        <source>Who is the landlord? (if they know)</source>
        <translation type="unfinished">Pwy yw’r landlord? (os ydyn nhw’n gwybod)</translation>
    </message>
    <message>
        <source>Who moves in next? (if they know)</source>
        <translation type="unfinished">Pwy sy&apos;n symud i mewn nesaf? (os gwyddant)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished">Do</translation>
    </message>
    <message>
        <source>the day since it is for sale or to let</source>
        <translation type="unfinished">y diwrnod ers pan mae ar werth neu ar osod</translation>
    </message>
    <message>
        <source>the day the sale is complete</source>
        <translation type="unfinished">diwrnod cwblhau’r gwerthiant</translation>
    </message>
    <message>
        <source>the day the tenancy ends</source>
        <translation type="unfinished">diwrnod olaf y denantiaeth</translation>
    </message>
    <message>
        <source>the next tenant&apos;s first night</source>
        <translation type="unfinished">noson gyntaf y tenant nesaf</translation>
    </message>
</context>
<context>
    <name>BlankCover</name>
    <message>
        <source>Show the screen</source>
        <translation type="unfinished">Dangos y sgrin</translation>
    </message>
    <message>
        <source>The screen is covered.</source>
        <translation type="unfinished">Mae’r sgrin wedi’i chuddio.</translation>
    </message>
</context>
<context>
    <name>ChangeErrand</name>
    <message>
        <source>another change</source>
        <translation type="unfinished">newid arall</translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message>
        <source>Another change</source>
        <translation type="unfinished">Newid arall</translation>
    </message>
    <message>
        <source>Back to the record</source>
        <translation type="unfinished">Yn ôl i’r cofnod</translation>
    </message>
    <message>
        <source>Correcting {reference}</source>
        <translation type="unfinished">Cywiro {reference}</translation>
    </message>
    <message>
        <source>Hide the working</source>
        <translation type="unfinished">Cuddio’r gwaith cyfrif</translation>
    </message>
    <message>
        <source>Record it and make the letter</source>
        <translation type="unfinished">Ei gofnodi a gwneud y llythyr</translation>
    </message>
    <message>
        <source>Record the change</source>
        <translation type="unfinished">Cofnodi’r newid</translation>
    </message>
    <message>
        <source>Say to the customer</source>
        <translation type="unfinished">Dywedwch wrth y cwsmer</translation>
    </message>
    <message>
        <source>Show the working of our estimate</source>
        <translation type="unfinished">Dangos gwaith cyfrif ein hamcangyfrif</translation>
    </message>
    <message>
        <source>The change</source>
        <translation type="unfinished">Y newid</translation>
    </message>
    <message>
        <source>What has changed?</source>
        <translation type="unfinished">Beth sydd wedi newid?</translation>
    </message>
    <message>
        <source>What the council will do</source>
        <translation type="unfinished">Beth fydd y cyngor yn ei wneud</translation>
    </message>
    <message>
        <source>What the council will do stands here once everything is answered.</source>
        <translation type="unfinished">Bydd yr hyn a wna’r cyngor i’w weld yma pan fydd popeth wedi’i ateb.</translation>
    </message>
    <message>
        <source>What they tell you</source>
        <translation type="unfinished">Beth maen nhw’n ei ddweud wrthych</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation type="unfinished">Gwerth ei wybod</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>After you record it</source>
        <translation type="unfinished">Ar ôl i chi ei gofnodi</translation>
    </message>
    <message>
        <source>Hide the working</source>
        <translation type="unfinished">Cuddio’r gwaith cyfrif</translation>
    </message>
    <message>
        <source>Say to the customer</source>
        <translation type="unfinished">Dywedwch wrth y cwsmer</translation>
    </message>
    <message>
        <source>Show the working of our estimate</source>
        <translation type="unfinished">Dangos gwaith cyfrif ein hamcangyfrif</translation>
    </message>
    <message>
        <source>The move</source>
        <translation type="unfinished">Y symud</translation>
    </message>
    <message>
        <source>What the council will do</source>
        <translation type="unfinished">Beth fydd y cyngor yn ei wneud</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation type="unfinished">Gwerth ei wybod</translation>
    </message>
</context>
<context>
    <name>ChecksCard</name>
    <message>
        <source>Nothing: sentences, words and capitals are easy to read so far.</source>
        <translation type="unfinished">Dim byd: mae’r brawddegau, y geiriau a’r priflythrennau’n hawdd eu darllen hyd yma.</translation>
    </message>
    <message>
        <source>The first {few} of {count}.</source>
        <translation type="unfinished">Y {few} cyntaf o {count}.</translation>
    </message>
    <message>
        <source>The letter can be made as it is; it reads better without these.</source>
        <translation type="unfinished">Gellir llunio’r llythyr fel y mae; mae’n haws ei ddarllen heb y rhain.</translation>
    </message>
    <message>
        <source>Worth another look</source>
        <translation type="unfinished">Gwerth edrych eto</translation>
    </message>
</context>
<context>
    <name>ChoiceErrand</name>
    <message>
        <source>two changes</source>
        <translation type="unfinished">dau newid</translation>
    </message>
</context>
<context>
    <name>ColleagueDialog</name>
    <message>
        <source>Hand it on</source>
        <translation type="unfinished">Trosglwyddo</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation type="unfinished">Trosglwyddo</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished">Ei gadw</translation>
    </message>
    <message>
        <source>Nobody has that name. Type less of it, or check how it is written.</source>
        <translation type="unfinished">Nid oes neb o&apos;r enw hwnnw. Teipiwch lai ohono, neu gwiriwch y sillafu.</translation>
    </message>
    <message>
        <source>Who goes on with it?</source>
        <translation type="unfinished">Pwy sy&apos;n parhau ag ef?</translation>
    </message>
    <message>
        <source>Your colleague&apos;s name or part of it</source>
        <translation type="unfinished">Enw eich cydweithiwr neu ran ohono</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Back to the record</source>
        <translation type="unfinished">Yn ôl i’r cofnod</translation>
    </message>
    <message>
        <source>Nothing is left to choose here.</source>
        <translation type="unfinished">Does dim ar ôl i’w ddewis yma.</translation>
    </message>
    <message>
        <source>Save the choice</source>
        <translation type="unfinished">Cadw’r dewis</translation>
    </message>
    <message>
        <source>Somebody else changed this too</source>
        <translation type="unfinished">Newidiodd rhywun arall hwn hefyd</translation>
    </message>
    <message>
        <source>Somebody has chosen, or the record is no longer yours to see.</source>
        <translation type="unfinished">Mae rhywun wedi dewis, neu nid eich lle chi yw gweld y cofnod mwyach.</translation>
    </message>
    <message>
        <source>Two changes</source>
        <translation type="unfinished">Dau newid</translation>
    </message>
    <message>
        <source>Two of you changed the same. Both are kept until somebody chooses which stands.</source>
        <translation type="unfinished">Newidiodd dau ohonoch yr un peth. Cedwir y ddau nes i rywun ddewis pa un sy’n sefyll.</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Advisor Console</source>
        <translation type="unfinished">Consol Ymgynghorwyr</translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation type="unfinished">Wrthi’n allgofnodi</translation>
    </message>
    <message>
        <source>Training: everybody here is invented. Your password is {password}.</source>
        <translation type="unfinished">Hyfforddiant: pobl ddychmygol yw pawb yma. Eich cyfrinair yw {password}.</translation>
    </message>
</context>
<context>
    <name>ContactStrip</name>
    <message>
        <source>Wrap up</source>
        <translation type="unfinished">Cloi</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>nobody chosen yet</source>
        <translation type="unfinished">neb wedi’i ddewis eto</translation>
    </message>
</context>
<context>
    <name>CustomerTabs</name>
    <message>
        <source>Customers</source>
        <translation type="unfinished">Cwsmeriaid</translation>
    </message>
    <message>
        <source>another customer, {initials}</source>
        <translation type="unfinished">cwsmer arall, {initials}</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>Ask your team leader.</source>
        <translation type="unfinished">Gofynnwch i arweinydd eich tîm.</translation>
    </message>
    <message>
        <source>This customer&apos;s record is no longer yours to see.</source>
        <translation type="unfinished">Nid yw cofnod y cwsmer hwn i chi ei weld mwyach.</translation>
    </message>
    <message>
        <source>This record is closed to you: you declared it as your own or a relative&apos;s.</source>
        <translation type="unfinished">Mae&apos;r cofnod hwn ar gau i chi: datganoch mai eich un chi neu un perthynas ydyw.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Add the day to {what}</source>
        <translation type="unfinished">Ychwanegwch y diwrnod: {what}</translation>
    </message>
    <message>
        <source>Add the month to {what}</source>
        <translation type="unfinished">Ychwanegwch y mis: {what}</translation>
    </message>
    <message>
        <source>Add the year to {what}</source>
        <translation type="unfinished">Ychwanegwch y flwyddyn: {what}</translation>
    </message>
    <message>
        <source>Check {what}: the month does not have that day</source>
        <translation type="unfinished">Gwiriwch {what}: does dim diwrnod o’r fath yn y mis</translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished">Diwrnod</translation>
    </message>
    <message>
        <source>Enter {what}</source>
        <translation type="unfinished">Rhowch {what}</translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished">Mis</translation>
    </message>
    <message>
        <source>Write the day of {what} as a number, such as 27</source>
        <translation type="unfinished">Ysgrifennwch y diwrnod fel rhif, er enghraifft 27: {what}</translation>
    </message>
    <message>
        <source>Write the month of {what} as 3 or March</source>
        <translation type="unfinished">Ysgrifennwch y mis fel 3 neu Mawrth: {what}</translation>
    </message>
    <message>
        <source>Write the year of {what} with four numbers</source>
        <translation type="unfinished">Ysgrifennwch y flwyddyn â phedwar rhif: {what}</translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished">Blwyddyn</translation>
    </message>
</context>
<context>
    <name>DisplayView</name>
    <message>
        <source>Wall display</source>
        <translation type="unfinished">Sgrin wal</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Go on</source>
        <translation type="unfinished">Parhau</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation type="unfinished">Trosglwyddo</translation>
    </message>
    <message>
        <source>{act}: {what}, {title}</source>
        <translation type="unfinished">{act}: {what}, {title}</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Change recorded. Reference {reference}.</source>
        <translation type="unfinished">Newid wedi’i gofnodi. Cyfeirnod {reference}.</translation>
    </message>
    <message>
        <source>Contact wrapped up.</source>
        <translation type="unfinished">Cyswllt wedi’i gloi.</translation>
    </message>
    <message>
        <source>Identity check saved.</source>
        <translation type="unfinished">Gwiriad adnabod wedi’i gadw.</translation>
    </message>
    <message>
        <source>Move recorded. Reference {reference}.</source>
        <translation type="unfinished">Symud wedi’i gofnodi. Cyfeirnod {reference}.</translation>
    </message>
    <message>
        <source>Note saved.</source>
        <translation type="unfinished">Nodyn wedi’i gadw.</translation>
    </message>
    <message>
        <source>Open the customer first: find them with Ctrl+K. Then wrap up with F9.</source>
        <translation type="unfinished">Agorwch y cwsmer yn gyntaf: chwiliwch gyda Ctrl+K. Yna cloi gydag F9.</translation>
    </message>
    <message>
        <source>The last check failed, on {day} at {time}.</source>
        <translation type="unfinished">Methodd y gwiriad diwethaf, {day} am {time}.</translation>
    </message>
    <message>
        <source>We have noted this. Our teams have not received it yet.</source>
        <translation type="unfinished">Rydym wedi nodi hyn. Nid yw ein timau wedi’i dderbyn eto.</translation>
    </message>
    <message>
        <source>identity</source>
        <translation type="unfinished">adnabod</translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished">nodyn</translation>
    </message>
    <message>
        <source>wrap up</source>
        <translation type="unfinished">cloi</translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message>
        <source>There is a problem</source>
        <translation type="unfinished">Mae problem</translation>
    </message>
</context>
<context>
    <name>FixingErrand</name>
    <message>
        <source>Keep it</source>
        <translation type="unfinished">Ei gadw</translation>
    </message>
    <message>
        <source>Saved here and sent again.</source>
        <translation type="unfinished">Wedi’i gadw yma a’i anfon eto.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished">Ei dynnu’n ôl</translation>
    </message>
    <message>
        <source>Take it back?</source>
        <translation type="unfinished">Ei dynnu’n ôl?</translation>
    </message>
    <message>
        <source>Taken back. It will not happen.</source>
        <translation type="unfinished">Tynnwyd yn ôl. Ni fydd yn digwydd.</translation>
    </message>
    <message>
        <source>needs fixing</source>
        <translation type="unfinished">angen ei gywiro</translation>
    </message>
</context>
<context>
    <name>FixingView</name>
    <message>
        <source>Change what is wrong, then send it again. Everything else stays as you saved it.</source>
        <translation type="unfinished">Newidiwch yr hyn sy’n anghywir, yna anfonwch e eto. Mae popeth arall yn aros fel y cadwoch chi e.</translation>
    </message>
    <message>
        <source>Look at both changes again and choose which stands.</source>
        <translation type="unfinished">Edrychwch ar y ddau newid eto a dewiswch pa un sy’n sefyll.</translation>
    </message>
    <message>
        <source>Needs fixing</source>
        <translation type="unfinished">Angen ei drwsio</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished">Nid nawr</translation>
    </message>
    <message>
        <source>Nothing of it can be changed here. Take it back, and do it again where you did it.</source>
        <translation type="unfinished">Ni ellir newid dim ohono yma. Tynnwch e’n ôl, a’i wneud eto lle gwnaethoch chi e.</translation>
    </message>
    <message>
        <source>Open the change</source>
        <translation type="unfinished">Agor y newid</translation>
    </message>
    <message>
        <source>Open the change with everything you filled in, change what is wrong and record it again. It keeps its reference.</source>
        <translation type="unfinished">Agorwch y newid gyda phopeth a lenwoch, newidiwch yr hyn sy’n anghywir a’i gofnodi eto. Mae’n cadw ei gyfeirnod.</translation>
    </message>
    <message>
        <source>Open the move</source>
        <translation type="unfinished">Agor y symud</translation>
    </message>
    <message>
        <source>Open the move with everything you filled in, change what is wrong and record it again. It keeps its reference.</source>
        <translation type="unfinished">Agorwch y symud gyda phopeth a lenwoch chi, newidiwch yr hyn sy’n anghywir a’i gofnodi eto. Mae’n cadw ei gyfeirnod.</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation type="unfinished">Ei gywiro</translation>
    </message>
    <message>
        <source>See both changes</source>
        <translation type="unfinished">Gweld y ddau newid</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation type="unfinished">Ei anfon eto</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished">Ei dynnu’n ôl</translation>
    </message>
    <message>
        <source>This was not accepted. It stays here until you put it right or take it back.</source>
        <translation type="unfinished">Ni dderbyniwyd hwn. Mae’n aros yma nes i chi ei gywiro neu ei dynnu’n ôl.</translation>
    </message>
    <message>
        <source>Waits for this</source>
        <translation type="unfinished">Yn aros am hwn</translation>
    </message>
    <message>
        <source>What you saved</source>
        <translation type="unfinished">Beth gadwoch chi</translation>
    </message>
    <message>
        <source>Why it was not accepted</source>
        <translation type="unfinished">Pam na chafodd ei dderbyn</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message>
        <source>Keep this</source>
        <translation type="unfinished">Cadw hwn</translation>
    </message>
</context>
<context>
    <name>HandingErrand</name>
    <message>
        <source>Hand on: {what}</source>
        <translation type="unfinished">Trosglwyddo: {what}</translation>
    </message>
    <message>
        <source>Handed on to {name}. They find it on Home.</source>
        <translation type="unfinished">Trosglwyddwyd i {name}. Mae ar eu tudalen Hafan.</translation>
    </message>
    <message>
        <source>unfinished work</source>
        <translation type="unfinished">gwaith heb ei orffen</translation>
    </message>
</context>
<context>
    <name>HomeView</name>
    <message numerus="yes">
        <source>%n more kept. Finish some of these first.</source>
        <translation type="unfinished">
            <numerusform>Dim mwy wedi’u cadw. Gorffennwch rai o’r rhain yn gyntaf.</numerusform>
            <numerusform>%n arall wedi’u cadw. Gorffennwch rai o’r rhain yn gyntaf.</numerusform>
            <numerusform>%n arall wedi’u cadw. Gorffennwch rai o’r rhain yn gyntaf.</numerusform>
            <numerusform>%n arall wedi’u cadw. Gorffennwch rai o’r rhain yn gyntaf.</numerusform>
            <numerusform>%n arall wedi’u cadw. Gorffennwch rai o’r rhain yn gyntaf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Begun and kept for you</source>
        <translation type="unfinished">Wedi’u dechrau a’u cadw i chi</translation>
    </message>
    <message>
        <source>By name, address, postcode, phone, email, reference or account, as you type.</source>
        <translation type="unfinished">Yn ôl enw, cyfeiriad, cod post, ffôn, e-bost, cyfeirnod neu gyfrif, wrth i chi deipio.</translation>
    </message>
    <message>
        <source>Call the next ticket in the queue, or find a customer with Ctrl+K.</source>
        <translation type="unfinished">Galwch y tocyn nesaf yn y ciw, neu dewch o hyd i gwsmer gyda Ctrl+K.</translation>
    </message>
    <message>
        <source>Copying was stopped</source>
        <translation type="unfinished">Cafodd y copïo ei stopio</translation>
    </message>
    <message>
        <source>Ctrl+K finds from anywhere.</source>
        <translation type="unfinished">Mae Ctrl+K yn chwilio o unrhyw le.</translation>
    </message>
    <message>
        <source>Customers are found once all are here. It goes on where it stopped.</source>
        <translation type="unfinished">Bydd modd dod o hyd i gwsmeriaid pan fydd pob un yma. Bydd yn parhau o’r man lle stopiodd.</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation type="unfinished">Dod o hyd i gwsmer</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished">Chwilio</translation>
    </message>
    <message>
        <source>Go on copying</source>
        <translation type="unfinished">Parhau i gopïo</translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished">Hafan</translation>
    </message>
    <message>
        <source>Nothing is left half done.</source>
        <translation type="unfinished">Does dim wedi’i adael ar ei hanner.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished">Ciw</translation>
    </message>
    <message>
        <source>See what is not sent</source>
        <translation type="unfinished">Gweld beth sydd heb ei anfon</translation>
    </message>
    <message>
        <source>The council&apos;s records</source>
        <translation type="unfinished">Cofnodion y cyngor</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation type="unfinished">Ar y gweill</translation>
    </message>
    <message>
        <source>What you saved</source>
        <translation type="unfinished">Beth gadwoch chi</translation>
    </message>
    <message>
        <source>Wrap it up with F9 when it ends.</source>
        <translation type="unfinished">Clowch ef gydag F9 pan ddaw i ben.</translation>
    </message>
</context>
<context>
    <name>HowMade</name>
    <message>
        <source>Font of this letter</source>
        <translation type="unfinished">Ffont y llythyr hwn</translation>
    </message>
    <message>
        <source>For this letter alone; the record stays as it is.</source>
        <translation type="unfinished">Ar gyfer y llythyr hwn yn unig; mae’r cofnod yn aros fel y mae.</translation>
    </message>
    <message>
        <source>Format of this letter</source>
        <translation type="unfinished">Fformat y llythyr hwn</translation>
    </message>
    <message>
        <source>Language of this letter</source>
        <translation type="unfinished">Iaith y llythyr hwn</translation>
    </message>
</context>
<context>
    <name>IdentityView</name>
    <message>
        <source>A document</source>
        <translation type="unfinished">Dogfen</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation type="unfinished">Rhif cyfrif</translation>
    </message>
    <message>
        <source>Address and postcode</source>
        <translation type="unfinished">Cyfeiriad a chod post</translation>
    </message>
    <message>
        <source>Ask open questions. Never read an answer out first. What they say is not kept: only how you checked, which things, and whether it fitted.</source>
        <translation type="unfinished">Gofynnwch gwestiynau agored. Peidiwch byth â darllen ateb yn gyntaf. Dyw’r hyn maen nhw’n ei ddweud ddim yn cael ei gadw: dim ond sut gwnaethoch chi wirio, pa bethau, ac a oedd yn cyd-fynd.</translation>
    </message>
    <message>
        <source>Ask, never tell</source>
        <translation type="unfinished">Gofynnwch, peidiwch byth â dweud</translation>
    </message>
    <message>
        <source>Back to the record</source>
        <translation type="unfinished">Yn ôl i’r cofnod</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation type="unfinished">Ffoniwyd yn ôl</translation>
    </message>
    <message>
        <source>Check identity</source>
        <translation type="unfinished">Gwirio pwy ydyn nhw</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished">Dyddiad geni</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation type="unfinished">Enw llawn</translation>
    </message>
    <message>
        <source>How did you check?</source>
        <translation type="unfinished">Sut gwnaethoch chi wirio?</translation>
    </message>
    <message>
        <source>It did not fit</source>
        <translation type="unfinished">Doedd ddim yn cyd-fynd</translation>
    </message>
    <message>
        <source>It fitted: identity checked</source>
        <translation type="unfinished">Roedd yn cyd-fynd: wedi’i wirio</translation>
    </message>
    <message>
        <source>Known in person</source>
        <translation type="unfinished">Yn eu hadnabod</translation>
    </message>
    <message>
        <source>On the number on the record.</source>
        <translation type="unfinished">Ar y rhif sydd ar y cofnod.</translation>
    </message>
    <message>
        <source>Passport, licence, bill or letter.</source>
        <translation type="unfinished">Pasbort, trwydded, bil neu lythyr.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished">Cwestiynau</translation>
    </message>
    <message>
        <source>They told you; you compared.</source>
        <translation type="unfinished">Nhw ddywedodd; chi gymharodd.</translation>
    </message>
    <message>
        <source>What did they give correctly?</source>
        <translation type="unfinished">Beth roeson nhw’n gywir?</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation type="unfinished">Beth gafodd ei wirio</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Back to the queue</source>
        <translation type="unfinished">Yn ôl i’r ciw</translation>
    </message>
    <message>
        <source>Give a ticket</source>
        <translation type="unfinished">Rhoi tocyn</translation>
    </message>
    <message>
        <source>Join the queue</source>
        <translation type="unfinished">Ymuno â’r ciw</translation>
    </message>
    <message>
        <source>Needs (optional)</source>
        <translation type="unfinished">Anghenion (dewisol)</translation>
    </message>
    <message>
        <source>Such as hearing loop, or a chair to wait in. Only staff see it.</source>
        <translation type="unfinished">Er enghraifft dolen sain, neu gadair i aros. Dim ond staff sy’n ei weld.</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation type="unfinished">Am beth mae?</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Key: {key}</source>
        <translation type="unfinished">Bysell: {key}</translation>
    </message>
</context>
<context>
    <name>LetterChoice</name>
    <message>
        <source>Any part of its title. Enter takes the one that is marked.</source>
        <translation type="unfinished">Unrhyw ran o’i deitl. Mae Enter yn cymryd yr un a farciwyd.</translation>
    </message>
    <message>
        <source>Find a letter</source>
        <translation type="unfinished">Dod o hyd i lythyr</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished">Llythyrau</translation>
    </message>
    <message>
        <source>No letter has these words in its title. “A letter in your own words” fits always.</source>
        <translation type="unfinished">Nid oes llythyr â’r geiriau hyn yn ei deitl. Mae “Llythyr yn eich geiriau eich hun” yn addas bob tro.</translation>
    </message>
    <message>
        <source>What is the letter about?</source>
        <translation type="unfinished">Am beth mae’r llythyr?</translation>
    </message>
    <message>
        <source>Which letter?</source>
        <translation type="unfinished">Pa lythyr?</translation>
    </message>
</context>
<context>
    <name>LetterErrand</name>
    <message>
        <source>Copied. Paste it into an email: its first line is the subject.</source>
        <translation type="unfinished">Wedi’i gopïo. Gludwch ef mewn e-bost: y llinell gyntaf yw’r pwnc.</translation>
    </message>
    <message>
        <source>Opened in this machine&apos;s PDF viewer. It is removed from here when you sign out.</source>
        <translation type="unfinished">Wedi’i agor yn narllenydd PDF y peiriant hwn. Bydd yn cael ei dynnu oddi yma pan fyddwch yn allgofnodi.</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation type="unfinished">Cadw’r llythyr</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation type="unfinished">Wedi’i gadw fel {file}.</translation>
    </message>
    <message>
        <source>The letter is being made.</source>
        <translation type="unfinished">Mae’r llythyr yn cael ei wneud.</translation>
    </message>
    <message>
        <source>This letter is not on this machine.</source>
        <translation type="unfinished">Nid yw’r llythyr hwn ar y peiriant hwn.</translation>
    </message>
    <message>
        <source>letter</source>
        <translation type="unfinished">llythyr</translation>
    </message>
</context>
<context>
    <name>LetterPrintDialog</name>
    <message>
        <source>Print the letter</source>
        <translation type="unfinished">Argraffu’r llythyr</translation>
    </message>
</context>
<context>
    <name>LetterView</name>
    <message>
        <source>As it is printed</source>
        <translation type="unfinished">Fel mae’n cael ei argraffu</translation>
    </message>
    <message>
        <source>Back to the record</source>
        <translation type="unfinished">Yn ôl i’r cofnod</translation>
    </message>
    <message>
        <source>Copy as an email</source>
        <translation type="unfinished">Copïo fel e-bost</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished">Tudalen nesaf</translation>
    </message>
    <message>
        <source>Open in viewer</source>
        <translation type="unfinished">Agor mewn darllenydd</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation type="unfinished">Tudalen {page} o {count}</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished">Tudalen flaenorol</translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished">Argraffu</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation type="unfinished">Cadw’r llythyr</translation>
    </message>
    <message>
        <source>The letter in words</source>
        <translation type="unfinished">Y llythyr mewn geiriau</translation>
    </message>
    <message>
        <source>The pages are being drawn.</source>
        <translation type="unfinished">Mae’r tudalennau’n cael eu llunio.</translation>
    </message>
    <message>
        <source>The words of this letter are in its PDF. Open it to read them.</source>
        <translation type="unfinished">Mae geiriau’r llythyr hwn yn ei PDF. Agorwch ef i’w darllen.</translation>
    </message>
</context>
<context>
    <name>LockCover</name>
    <message>
        <source>Locked</source>
        <translation type="unfinished">Wedi’i gloi</translation>
    </message>
    <message>
        <source>Locked: {advisor}</source>
        <translation type="unfinished">Wedi’i gloi: {advisor}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished">Cyfrinair</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished">Allgofnodi</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished">Datgloi</translation>
    </message>
    <message>
        <source>Your work is kept as it is. Enter your password to go on.</source>
        <translation type="unfinished">Mae eich gwaith wedi’i gadw fel y mae. Rhowch eich cyfrinair i barhau.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Advisor Console</source>
        <translation type="unfinished">Consol Ymgynghorwyr</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
</context>
<context>
    <name>MoveErrand</name>
    <message>
        <source>Moving house</source>
        <translation type="unfinished">Symud tŷ</translation>
    </message>
    <message>
        <source>Moving on {day}. Recorded as {reference}.</source>
        <translation type="unfinished">Symud ar {day}. Cofnodwyd fel {reference}.</translation>
    </message>
    <message>
        <source>New bill, bins and voting details</source>
        <translation type="unfinished">Bil newydd, biniau a manylion pleidleisio</translation>
    </message>
    <message>
        <source>Recorded as {reference}.</source>
        <translation type="unfinished">Cofnodwyd fel {reference}.</translation>
    </message>
    <message>
        <source>moving</source>
        <translation type="unfinished">symud</translation>
    </message>
</context>
<context>
    <name>MoveView</name>
    <message>
        <source>1 Who and when</source>
        <translation type="unfinished">1 Pwy a phryd</translation>
    </message>
    <message>
        <source>2 Addresses</source>
        <translation type="unfinished">2 Cyfeiriadau</translation>
    </message>
    <message>
        <source>3 Services</source>
        <translation type="unfinished">3 Gwasanaethau</translation>
    </message>
    <message>
        <source>4 Check</source>
        <translation type="unfinished">4 Gwirio</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Yn ôl</translation>
    </message>
    <message>
        <source>Back to the record</source>
        <translation type="unfinished">Yn ôl i’r cofnod</translation>
    </message>
    <message>
        <source>Cancel the move</source>
        <translation type="unfinished">Canslo’r symud</translation>
    </message>
    <message>
        <source>Cancel the move?</source>
        <translation type="unfinished">Canslo’r symud?</translation>
    </message>
    <message>
        <source>Go on with the move</source>
        <translation type="unfinished">Parhau â’r symud</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation type="unfinished">Cadw fel drafft</translation>
    </message>
    <message>
        <source>Make the letter again</source>
        <translation type="unfinished">Gwneud y llythyr eto</translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished">Nesaf</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation type="unfinished">Ei gofnodi</translation>
    </message>
    <message>
        <source>Record the correction and make the letter</source>
        <translation type="unfinished">Cofnodi&apos;r cywiriad a gwneud y llythyr</translation>
    </message>
    <message>
        <source>Record the move and make the letter</source>
        <translation type="unfinished">Cofnodi’r symud a gwneud y llythyr</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished">Cofnodwyd</translation>
    </message>
    <message>
        <source>What was entered for {name} will be deleted from this computer.</source>
        <translation type="unfinished">Bydd yr hyn a roddwyd ar gyfer {name} yn cael ei ddileu o’r cyfrifiadur hwn.</translation>
    </message>
    <message>
        <source>{name}: correcting {reference}</source>
        <translation type="unfinished">{name}: cywiro {reference}</translation>
    </message>
    <message>
        <source>{name}: moving</source>
        <translation type="unfinished">{name}: symud</translation>
    </message>
</context>
<context>
    <name>NightRow</name>
    <message>
        <source>First night</source>
        <translation type="unfinished">Noson gyntaf</translation>
    </message>
    <message>
        <source>Last night</source>
        <translation type="unfinished">Noson olaf</translation>
    </message>
    <message>
        <source>{who}: {night}</source>
        <translation type="unfinished">{who}: {night}</translation>
    </message>
</context>
<context>
    <name>NightRows</name>
    <message>
        <source>As 27/11/2026. Leave empty what is the same for all.</source>
        <translation type="unfinished">Fel 27/11/2026. Gadewch yn wag os yr un fath i bawb.</translation>
    </message>
</context>
<context>
    <name>NoteView</name>
    <message>
        <source>Back to the record</source>
        <translation type="unfinished">Yn ôl i’r cofnod</translation>
    </message>
    <message>
        <source>Facts, in words the customer may read. Notes are only ever added, never changed.</source>
        <translation type="unfinished">Ffeithiau, mewn geiriau y gall y cwsmer eu darllen. Ychwanegu nodiadau yn unig sy’n bosibl, byth eu newid.</translation>
    </message>
    <message>
        <source>New note</source>
        <translation type="unfinished">Nodyn newydd</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>On the record</source>
        <translation type="unfinished">Ar y cofnod</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation type="unfinished">Cadw’r nodyn</translation>
    </message>
</context>
<context>
    <name>PagePicture</name>
    <message>
        <source>Fit width</source>
        <translation type="unfinished">Ffitio’r lled</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished">Mwy</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished">Llai</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Back to the queue</source>
        <translation type="unfinished">Yn ôl i’r ciw</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation type="unfinished">Cownter</translation>
    </message>
    <message>
        <source>None ticked: whoever waits longest.</source>
        <translation type="unfinished">Dim wedi’i dicio: pwy bynnag sydd wedi aros hiraf.</translation>
    </message>
    <message>
        <source>Services you call for</source>
        <translation type="unfinished">Gwasanaethau rydych chi’n galw ar eu cyfer</translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished">Safle</translation>
    </message>
    <message>
        <source>Where do you sit?</source>
        <translation type="unfinished">Ble rydych chi’n eistedd?</translation>
    </message>
    <message>
        <source>Work here</source>
        <translation type="unfinished">Gweithio yma</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform>neb yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostRunPlace</name>
    <message>
        <source>Folder for the files</source>
        <translation type="unfinished">Ffolder ar gyfer y ffeiliau</translation>
    </message>
</context>
<context>
    <name>PostRunView</name>
    <message>
        <source>Case</source>
        <translation type="unfinished">Achos</translation>
    </message>
    <message>
        <source>Change the choice</source>
        <translation type="unfinished">Newid y dewis</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished">Dewis ffolder</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation type="unfinished">Peidio ag argraffu</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation type="unfinished">Ffolder ar gyfer y ffeiliau</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished">Parhau</translation>
    </message>
    <message>
        <source>Letters to many</source>
        <translation type="unfinished">Llythyrau at lawer</translation>
    </message>
    <message>
        <source>Looking who gets a letter</source>
        <translation type="unfinished">Yn gweld pwy sy&apos;n cael llythyr</translation>
    </message>
    <message>
        <source>Make the letters</source>
        <translation type="unfinished">Gwneud y llythyrau</translation>
    </message>
    <message>
        <source>Making the letters</source>
        <translation type="unfinished">Yn gwneud y llythyrau</translation>
    </message>
    <message>
        <source>One letter about many cases, each to its own customer in their own format.</source>
        <translation type="unfinished">Un llythyr am lawer o achosion, pob un at ei gwsmer ei hun yn ei fformat ei hun.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished">Agor y ffolder</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation type="unfinished">Llythyrau eraill</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation type="unfinished">Argraffu nawr</translation>
    </message>
    <message>
        <source>Print them</source>
        <translation type="unfinished">Eu hargraffu</translation>
    </message>
    <message>
        <source>Printing the letters</source>
        <translation type="unfinished">Argraffu’r llythyrau</translation>
    </message>
    <message>
        <source>See how many get it</source>
        <translation type="unfinished">Gweld faint sy’n ei gael</translation>
    </message>
    <message>
        <source>Where they go</source>
        <translation type="unfinished">I ble maen nhw&apos;n mynd</translation>
    </message>
    <message>
        <source>Who gets no letter</source>
        <translation type="unfinished">Pwy sydd heb gael llythyr</translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished">Pam</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished">{done} o {total}</translation>
    </message>
</context>
<context>
    <name>PostcodeField</name>
    <message>
        <source>Enter address by hand</source>
        <translation type="unfinished">Rhoi’r cyfeiriad â llaw</translation>
    </message>
    <message>
        <source>Find address</source>
        <translation type="unfinished">Dod o hyd i gyfeiriad</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>As printed</source>
        <translation type="unfinished">Fel y’i hargreffir</translation>
    </message>
    <message>
        <source>How to look at the letter</source>
        <translation type="unfinished">Sut i edrych ar y llythyr</translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished">Mewn geiriau</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished">Tudalen nesaf</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation type="unfinished">Tudalen {page} o {count}</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished">Tudalen flaenorol</translation>
    </message>
    <message>
        <source>The letter so far</source>
        <translation type="unfinished">Y llythyr hyd yma</translation>
    </message>
</context>
<context>
    <name>PrintingErrand</name>
    <message>
        <source>It goes to the printer.</source>
        <translation type="unfinished">Mae’n mynd at yr argraffydd.</translation>
    </message>
    <message>
        <source>It waits at “{printer}” until you release it: F10.</source>
        <translation type="unfinished">Mae’n aros wrth “{printer}” nes i chi ei ryddhau: F10.</translation>
    </message>
    <message>
        <source>The record of this letter is not on this machine yet. Try again.</source>
        <translation type="unfinished">Nid yw cofnod y llythyr hwn ar y peiriant hwn eto. Rhowch gynnig arall arni.</translation>
    </message>
</context>
<context>
    <name>PrintingView</name>
    <message>
        <source>A letter that you print on a shared printer waits here until you stand beside it.</source>
        <translation type="unfinished">Mae llythyr a argraffwch ar argraffydd a rennir yn aros yma nes i chi sefyll wrth ei ymyl.</translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation type="unfinished">Wrth yr argraffydd</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation type="unfinished">Peidio ag argraffu</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>Letters that wait</source>
        <translation type="unfinished">Llythyrau sy’n aros</translation>
    </message>
    <message>
        <source>No letter of yours waits at a printer.</source>
        <translation type="unfinished">Nid oes llythyr o’ch eiddo’n aros wrth argraffydd.</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation type="unfinished">Argraffu nawr</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished">Argraffydd</translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished">Ers</translation>
    </message>
    <message>
        <source>Stand at the printer, then print. Only you see these, and only here.</source>
        <translation type="unfinished">Sefwch wrth yr argraffydd, yna argraffwch. Dim ond chi sy’n gweld y rhain, a dim ond yma.</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished">Stopio</translation>
    </message>
    <message>
        <source>Stopping after this step.</source>
        <translation type="unfinished">Yn stopio ar ôl y cam hwn.</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>At the counters</source>
        <translation type="unfinished">Wrth y cownteri</translation>
    </message>
    <message>
        <source>At this counter</source>
        <translation type="unfinished">Wrth y cownter hwn</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation type="unfinished">Galw’r nesaf</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation type="unfinished">Galwyd am</translation>
    </message>
    <message>
        <source>Change counter</source>
        <translation type="unfinished">Newid cownter</translation>
    </message>
    <message>
        <source>Counter and service</source>
        <translation type="unfinished">Cownter a gwasanaeth</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished">Wedi gorffen</translation>
    </message>
    <message>
        <source>Join the queue</source>
        <translation type="unfinished">Ymuno â’r ciw</translation>
    </message>
    <message>
        <source>Nobody is at a counter.</source>
        <translation type="unfinished">Does neb wrth gownter.</translation>
    </message>
    <message>
        <source>Nobody waits. Whoever joins stands here.</source>
        <translation type="unfinished">Does neb yn aros. Bydd pwy bynnag sy’n ymuno yn ymddangos yma.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished">Ciw</translation>
    </message>
    <message>
        <source>Service and needs</source>
        <translation type="unfinished">Gwasanaeth ac anghenion</translation>
    </message>
    <message>
        <source>They are here</source>
        <translation type="unfinished">Maen nhw yma</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation type="unfinished">Tocyn</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished">Yn aros</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation type="unfinished">Yn aros ers</translation>
    </message>
    <message>
        <source>Who joins now waits</source>
        <translation type="unfinished">Yr arhosiad o ymuno nawr</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation type="unfinished">Lleoedd</translation>
    </message>
</context>
<context>
    <name>ReasonView</name>
    <message>
        <source>Do not open it</source>
        <translation type="unfinished">Peidio â&apos;i agor</translation>
    </message>
    <message>
        <source>Every look at a record is noted, with its reason, for the auditor.</source>
        <translation type="unfinished">Nodir pob golwg ar gofnod, gyda&apos;i reswm, ar gyfer yr archwilydd.</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation type="unfinished">Yn eich geiriau eich hun</translation>
    </message>
    <message>
        <source>No contact is open</source>
        <translation type="unfinished">Nid oes cyswllt ar agor</translation>
    </message>
    <message>
        <source>Only where the reason says too little.</source>
        <translation type="unfinished">Dim ond lle mae&apos;r rheswm yn dweud rhy ychydig.</translation>
    </message>
    <message>
        <source>Open a record</source>
        <translation type="unfinished">Agor cofnod</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation type="unfinished">Agor y cofnod</translation>
    </message>
    <message>
        <source>Start a contact</source>
        <translation type="unfinished">Dechrau cyswllt</translation>
    </message>
    <message>
        <source>Why do you open this record?</source>
        <translation type="unfinished">Pam ydych chi&apos;n agor y cofnod hwn?</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>Give the customer this reference</source>
        <translation type="unfinished">Rhowch y cyfeirnod hwn i’r cwsmer</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation type="unfinished">Y llythyr</translation>
    </message>
    <message>
        <source>Who does what by when</source>
        <translation type="unfinished">Pwy sy’n gwneud beth erbyn pryd</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Another change</source>
        <translation type="unfinished">Newid arall</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation type="unfinished">Biniau</translation>
    </message>
    <message>
        <source>Check identity</source>
        <translation type="unfinished">Gwirio pwy ydyn nhw</translation>
    </message>
    <message>
        <source>Council tax</source>
        <translation type="unfinished">Treth gyngor</translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished">Aelwyd</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>New move</source>
        <translation type="unfinished">Symud newydd</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Open cases and work</source>
        <translation type="unfinished">Achosion agored a gwaith</translation>
    </message>
    <message>
        <source>Registering to vote</source>
        <translation type="unfinished">Cofrestru i bleidleisio</translation>
    </message>
    <message>
        <source>See both</source>
        <translation type="unfinished">Gweld y ddau</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished">Gwelwyd</translation>
    </message>
    <message>
        <source>Show in the timeline</source>
        <translation type="unfinished">Dangos yn y llinell amser</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation type="unfinished">Dangos rhai hŷn</translation>
    </message>
    <message>
        <source>Start a contact</source>
        <translation type="unfinished">Dechrau cyswllt</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished">Beth ddigwyddodd</translation>
    </message>
</context>
<context>
    <name>RunChoosing</name>
    <message>
        <source>About what?</source>
        <translation type="unfinished">Am beth?</translation>
    </message>
    <message>
        <source>Also about cases that have a letter already</source>
        <translation type="unfinished">Hefyd am achosion sydd â llythyr yn barod</translation>
    </message>
    <message>
        <source>Choose a letter: what it asks for stands here, once for all of them.</source>
        <translation type="unfinished">Dewiswch lythyr: mae&apos;r hyn y mae&apos;n ei ofyn yma, unwaith i bawb.</translation>
    </message>
    <message>
        <source>Enter takes the one that is marked.</source>
        <translation type="unfinished">Mae Enter yn cymryd yr un sydd wedi&apos;i farcio.</translation>
    </message>
    <message>
        <source>Of which service?</source>
        <translation type="unfinished">O ba wasanaeth?</translation>
    </message>
    <message>
        <source>Opened or told from (or leave it empty)</source>
        <translation type="unfinished">Agorwyd neu dywedwyd o (neu gadewch yn wag)</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished">At bwy</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation type="unfinished">Beth mae’n ei ddweud</translation>
    </message>
    <message>
        <source>Which letter?</source>
        <translation type="unfinished">Pa lythyr?</translation>
    </message>
    <message>
        <source>the first day</source>
        <translation type="unfinished">y diwrnod cyntaf</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation type="unfinished">y diwrnod olaf</translation>
    </message>
    <message>
        <source>“{title}”: the same words to everybody, each with their own name and address.</source>
        <translation type="unfinished">“{title}”: yr un geiriau i bawb, gyda&apos;u henw a&apos;u cyfeiriad eu hunain.</translation>
    </message>
    <message>
        <source>… to (or leave it empty)</source>
        <translation type="unfinished">… hyd at (neu gadewch yn wag)</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Ctrl K</source>
        <translation type="unfinished">Ctrl K</translation>
    </message>
    <message>
        <source>Find a person, place or reference</source>
        <translation type="unfinished">Dod o hyd i berson, lle neu gyfeirnod</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Search results</source>
        <translation type="unfinished">Canlyniadau chwilio</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>Are any of these partners?</source>
        <translation type="unfinished">A yw unrhyw un o’r rhain yn bartneriaid?</translation>
    </message>
    <message>
        <source>Assisted collection</source>
        <translation type="unfinished">Casgliad â chymorth</translation>
    </message>
    <message>
        <source>Bins and letters</source>
        <translation type="unfinished">Biniau a llythyrau</translation>
    </message>
    <message>
        <source>Circumstances</source>
        <translation type="unfinished">Amgylchiadau</translation>
    </message>
    <message>
        <source>Council Tax Reduction</source>
        <translation type="unfinished">Gostyngiad Treth Gyngor</translation>
    </message>
    <message>
        <source>Council tax</source>
        <translation type="unfinished">Treth gyngor</translation>
    </message>
    <message>
        <source>Help with costs</source>
        <translation type="unfinished">Help gyda chostau</translation>
    </message>
    <message>
        <source>Housing Benefit</source>
        <translation type="unfinished">Budd-dal Tai</translation>
    </message>
    <message>
        <source>How many people of 18 or over will live at the new address?</source>
        <translation type="unfinished">Faint o bobl 18 oed neu’n hŷn fydd yn byw yn y cyfeiriad newydd?</translation>
    </message>
    <message>
        <source>How many who live there already are not counted?</source>
        <translation type="unfinished">Faint sy&apos;n byw yno eisoes na chânt eu cyfrif?</translation>
    </message>
    <message>
        <source>In one line with commas, such as a friend&apos;s address.</source>
        <translation type="unfinished">Mewn un llinell gyda choma rhwng y rhannau, er enghraifft cyfeiriad ffrind.</translation>
    </message>
    <message>
        <source>Is anybody who moves one of these?</source>
        <translation type="unfinished">A yw rhywun sy&apos;n symud yn un o&apos;r rhain?</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation type="unfinished">Dim un o’r rhain</translation>
    </message>
    <message>
        <source>One adult stays, and asks for 25% off the old home</source>
        <translation type="unfinished">Un oedolyn sy&apos;n aros, ac yn gofyn am 25% oddi ar yr hen gartref</translation>
    </message>
    <message>
        <source>Partners who live together owe it together, whoever stands in the deeds or the tenancy.</source>
        <translation type="unfinished">Mae partneriaid sy’n byw gyda’i gilydd yn atebol gyda’i gilydd, pwy bynnag sydd yn y gweithredoedd neu’r denantiaeth.</translation>
    </message>
    <message>
        <source>Registering to vote</source>
        <translation type="unfinished">Cofrestru i bleidleisio</translation>
    </message>
    <message>
        <source>Single person discount</source>
        <translation type="unfinished">Disgownt person sengl</translation>
    </message>
    <message>
        <source>They are not sure</source>
        <translation type="unfinished">Dydyn nhw ddim yn siŵr</translation>
    </message>
    <message>
        <source>They declare that one adult lives there, and ask for 25% off</source>
        <translation type="unfinished">Maen nhw’n datgan bod un oedolyn yn byw yno, ac yn gofyn am 25% i ffwrdd</translation>
    </message>
    <message>
        <source>To another address than the new one</source>
        <translation type="unfinished">I gyfeiriad heblaw’r un newydd</translation>
    </message>
    <message>
        <source>Universal Credit</source>
        <translation type="unfinished">Credyd Cynhwysol</translation>
    </message>
    <message>
        <source>What becomes of their garden waste subscription?</source>
        <translation type="unfinished">Beth fydd yn digwydd i’w tanysgrifiad gwastraff gardd?</translation>
    </message>
    <message>
        <source>Where can we write to?</source>
        <translation type="unfinished">I ble gallwn ni ysgrifennu?</translation>
    </message>
    <message>
        <source>Where do letters go?</source>
        <translation type="unfinished">I ble mae llythyrau’n mynd?</translation>
    </message>
    <message>
        <source>Which address is safe to write to?</source>
        <translation type="unfinished">Pa gyfeiriad sy&apos;n ddiogel i ysgrifennu iddo?</translation>
    </message>
    <message>
        <source>Which help with costs do they get now?</source>
        <translation type="unfinished">Pa help gyda chostau maen nhw’n ei gael nawr?</translation>
    </message>
    <message>
        <source>Who votes by post, as they tell it?</source>
        <translation type="unfinished">Pwy sy’n pleidleisio drwy’r post, yn ôl yr hyn maen nhw’n ei ddweud?</translation>
    </message>
    <message>
        <source>Whoever stays</source>
        <translation type="unfinished">Pwy bynnag sy&apos;n aros</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation type="unfinished">
            <numerusform>dim ar agor</numerusform>
            <numerusform>%n ar agor</numerusform>
            <numerusform>%n ar agor</numerusform>
            <numerusform>%n ar agor</numerusform>
            <numerusform>%n ar agor</numerusform>
        </translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation type="unfinished">Wrth yr argraffydd</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished">Cwsmeriaid</translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished">Hafan</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished">Llythyrau</translation>
    </message>
    <message>
        <source>Nine tabs are open. Close one to open another customer.</source>
        <translation type="unfinished">Mae naw tab ar agor. Caewch un i agor cwsmer arall.</translation>
    </message>
    <message>
        <source>No customer is open. Find one with Ctrl+K.</source>
        <translation type="unfinished">Does dim cwsmer ar agor. Dewch o hyd i un gyda Ctrl+K.</translation>
    </message>
    <message>
        <source>Nobody is recorded at that address.</source>
        <translation type="unfinished">Does neb wedi’i gofnodi yn y cyfeiriad hwnnw.</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished">Argraffydd</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished">Ciw</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished">Cysoni</translation>
    </message>
    <message>
        <source>This machine&apos;s clock was changed. Enter your password to go on.</source>
        <translation type="unfinished">Newidiwyd cloc y peiriant hwn. Rhowch eich cyfrinair i fynd ymlaen.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished">Gwaith</translation>
    </message>
    <message>
        <source>none open</source>
        <translation type="unfinished">dim ar agor</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Address of the centre</source>
        <translation type="unfinished">Cyfeiriad y ganolfan</translation>
    </message>
    <message>
        <source>Advisor Console</source>
        <translation type="unfinished">Consol Ymgynghorwyr</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Yn ôl</translation>
    </message>
    <message>
        <source>Close the console</source>
        <translation type="unfinished">Cau’r consol</translation>
    </message>
    <message>
        <source>Connect to the centre</source>
        <translation type="unfinished">Cysylltu â’r ganolfan</translation>
    </message>
    <message>
        <source>From your administrator, such as: postgresql://centre.westerdale.example/console</source>
        <translation type="unfinished">Gan eich gweinyddwr, er enghraifft: postgresql://centre.westerdale.example/console</translation>
    </message>
    <message>
        <source>On this machine the console keeps an encrypted copy of the records you may see, and what you save until the centre has it. Both open only with your password and this machine&apos;s keyring.</source>
        <translation type="unfinished">Mae’r consol yn cadw copi wedi’i amgryptio yma o’r cofnodion y cewch eu gweld, a’ch gwaith nes i’r ganolfan ei gael. Rhaid cael eich cyfrinair a chylch allweddi’r peiriant i’w hagor.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation type="unfinished">Un eiliad</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished">Mewngofnodi</translation>
    </message>
    <message>
        <source>Such as: asha.rahman</source>
        <translation type="unfinished">Er enghraifft: asha.rahman</translation>
    </message>
    <message>
        <source>The console cannot start</source>
        <translation type="unfinished">Ni all y consol gychwyn</translation>
    </message>
    <message>
        <source>The demonstration</source>
        <translation type="unfinished">Yr arddangosiad</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">Ceisio eto</translation>
    </message>
    <message>
        <source>Try everything in an invented borough.</source>
        <translation type="unfinished">Rhowch gynnig ar bopeth mewn bwrdeistref ddychmygol.</translation>
    </message>
    <message>
        <source>Try the demonstration</source>
        <translation type="unfinished">Rhoi cynnig ar yr arddangosiad</translation>
    </message>
    <message>
        <source>Two thousand invented people, on this machine only. Nothing you do there can reach a real centre.</source>
        <translation type="unfinished">Dwy fil o bobl ddychmygol, ar y peiriant hwn yn unig. Ni all dim a wnewch yno gyrraedd canolfan go iawn.</translation>
    </message>
    <message>
        <source>Work with your council&apos;s records.</source>
        <translation type="unfinished">Gweithio gyda chofnodion eich cyngor.</translation>
    </message>
    <message>
        <source>You need the centre&apos;s address and your own sign-in. This machine then keeps an encrypted copy of what you may see, so that you can go on working when the line is down.</source>
        <translation type="unfinished">Mae angen cyfeiriad y ganolfan a’ch manylion mewngofnodi eich hun. Yna bydd y peiriant hwn yn cadw copi wedi’i amgryptio o’r hyn y cewch ei weld, er mwyn i chi allu parhau i weithio pan fydd y llinell i lawr.</translation>
    </message>
    <message>
        <source>Your council&apos;s centre</source>
        <translation type="unfinished">Canolfan eich cyngor</translation>
    </message>
    <message>
        <source>Your former password</source>
        <translation type="unfinished">Eich hen gyfrinair</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation type="unfinished">Eich cyfrinair</translation>
    </message>
    <message>
        <source>Your sign-in name</source>
        <translation type="unfinished">Eich enw mewngofnodi</translation>
    </message>
</context>
<context>
    <name>SyncView</name>
    <message>
        <source>Everything you saved has been received.</source>
        <translation type="unfinished">Mae popeth a gadwoch wedi’i dderbyn.</translation>
    </message>
    <message>
        <source>Go on copying</source>
        <translation type="unfinished">Parhau i gopïo</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation type="unfinished">Sut mae’n sefyll</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished">Angen eich sylw</translation>
    </message>
    <message>
        <source>Nothing is left to do here.</source>
        <translation type="unfinished">Does dim ar ôl i’w wneud yma.</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation type="unfinished">Does dim angen eich sylw.</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation type="unfinished">Ei gywiro</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished">Cadwyd</translation>
    </message>
    <message>
        <source>Send and fetch now</source>
        <translation type="unfinished">Anfon a nôl nawr</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished">Cysoni</translation>
    </message>
    <message>
        <source>The line</source>
        <translation type="unfinished">Y llinell</translation>
    </message>
    <message>
        <source>What and for whom</source>
        <translation type="unfinished">Beth ac i bwy</translation>
    </message>
    <message>
        <source>What you save is kept here first, then sent.</source>
        <translation type="unfinished">Mae’r hyn rydych chi’n ei gadw yn aros yma’n gyntaf, yna’n cael ei anfon.</translation>
    </message>
    <message>
        <source>What you saved</source>
        <translation type="unfinished">Beth gadwoch chi</translation>
    </message>
    <message>
        <source>What you saved, today and what is not received yet</source>
        <translation type="unfinished">Beth gadwoch chi heddiw, a beth nad yw wedi’i dderbyn eto</translation>
    </message>
</context>
<context>
    <name>TakenErrand</name>
    <message>
        <source>To put {reference} right, tell it again: Another change, Ctrl+H.</source>
        <translation type="unfinished">I gywiro {reference}, cofnodwch ef eto: Newid arall, Ctrl+H.</translation>
    </message>
    <message>
        <source>{reference} stands in the place of {earlier}.</source>
        <translation type="unfinished">Mae {reference} yn lle {earlier}.</translation>
    </message>
    <message>
        <source>{reference} was called off. Every service is told.</source>
        <translation type="unfinished">Galwyd {reference} yn ôl. Dywedir wrth bob gwasanaeth.</translation>
    </message>
</context>
<context>
    <name>TakenView</name>
    <message>
        <source>Back to the record</source>
        <translation type="unfinished">Yn ôl i’r cofnod</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation type="unfinished">Ei gywiro</translation>
    </message>
    <message>
        <source>It will not happen</source>
        <translation type="unfinished">Ni fydd yn digwydd</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished">Ei adael fel y mae</translation>
    </message>
    <message>
        <source>The record is put back as it was before {reference}, and every service that was told of it is told so.</source>
        <translation type="unfinished">Rhoddir y cofnod yn ôl fel yr oedd cyn {reference}, a dywedir wrth bob gwasanaeth a gafodd wybod.</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation type="unfinished">Beth a ddywedwyd</translation>
    </message>
    <message>
        <source>Who does what by when</source>
        <translation type="unfinished">Pwy sy’n gwneud beth erbyn pryd</translation>
    </message>
    <message>
        <source>Will it not happen?</source>
        <translation type="unfinished">Oni fydd yn digwydd?</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished">Math</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished">Beth ddigwyddodd</translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Pryd</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Blank</source>
        <translation type="unfinished">Cuddio</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished">Cloi’r sgrin</translation>
    </message>
</context>
<context>
    <name>WhoPage</name>
    <message>
        <source>Is anybody not British, Irish or Commonwealth?</source>
        <translation type="unfinished">Oes rhywun heb fod o Brydain, Iwerddon na’r Gymanwlad?</translation>
    </message>
    <message>
        <source>Leave it empty while there is none.</source>
        <translation type="unfinished">Gadewch yn wag tra nad oes un.</translation>
    </message>
    <message>
        <source>Not all on the same day</source>
        <translation type="unfinished">Nid pawb ar yr un diwrnod</translation>
    </message>
    <message>
        <source>On different days?</source>
        <translation type="unfinished">Ar ddiwrnodau gwahanol?</translation>
    </message>
    <message>
        <source>Tell Us Once</source>
        <translation type="unfinished">Dywedwch Unwaith</translation>
    </message>
    <message>
        <source>The day after is filled in. Change it if they sleep elsewhere between.</source>
        <translation type="unfinished">Mae’r diwrnod wedyn wedi’i lenwi. Newidiwch ef os ydyn nhw’n cysgu rhywle arall yn y cyfamser.</translation>
    </message>
    <message>
        <source>The registrar&apos;s reference was used already</source>
        <translation type="unfinished">Defnyddiwyd cyfeirnod y cofrestrydd eisoes</translation>
    </message>
    <message>
        <source>Their date of birth is not on the record.</source>
        <translation type="unfinished">Nid yw eu dyddiad geni ar y cofnod.</translation>
    </message>
    <message>
        <source>What are you told?</source>
        <translation type="unfinished">Beth a ddywedir wrthych?</translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Pryd</translation>
    </message>
    <message>
        <source>When did they die?</source>
        <translation type="unfinished">Pryd bu farw?</translation>
    </message>
    <message>
        <source>When was probate granted?</source>
        <translation type="unfinished">Pryd rhoddwyd profiant?</translation>
    </message>
    <message>
        <source>Which is the first night at the new address?</source>
        <translation type="unfinished">Pa un yw’r noson gyntaf yn y cyfeiriad newydd?</translation>
    </message>
    <message>
        <source>Which is the last night they sleep there?</source>
        <translation type="unfinished">Pa un yw’r noson olaf maen nhw’n cysgu yno?</translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished">Pwy</translation>
    </message>
    <message>
        <source>Who is moving?</source>
        <translation type="unfinished">Pwy sy’n symud?</translation>
    </message>
    <message>
        <source>Who of these is under 18?</source>
        <translation type="unfinished">Pwy o’r rhain sydd dan 18 oed?</translation>
    </message>
    <message>
        <source>the day of death</source>
        <translation type="unfinished">diwrnod y farwolaeth</translation>
    </message>
    <message>
        <source>the day probate was granted</source>
        <translation type="unfinished">y diwrnod y rhoddwyd profiant</translation>
    </message>
    <message>
        <source>the first night at the new address</source>
        <translation type="unfinished">y noson gyntaf yn y cyfeiriad newydd</translation>
    </message>
    <message>
        <source>the last night at the old address</source>
        <translation type="unfinished">y noson olaf yn yr hen gyfeiriad</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>Customer and work</source>
        <translation type="unfinished">Cwsmer a gwaith</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation type="unfinished">Agor y cofnod</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation type="unfinished">Addawyd erbyn</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation type="unfinished">Ei gywiro</translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished">Gwasanaeth</translation>
    </message>
    <message>
        <source>Which work</source>
        <translation type="unfinished">Pa waith</translation>
    </message>
    <message>
        <source>With the services</source>
        <translation type="unfinished">Gyda’r gwasanaethau</translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished">Gwaith</translation>
    </message>
</context>
<context>
    <name>WrapUpView</name>
    <message>
        <source>Answered</source>
        <translation type="unfinished">Atebwyd</translation>
    </message>
    <message>
        <source>Back: go on with the contact</source>
        <translation type="unfinished">Yn ôl: parhau â’r cyswllt</translation>
    </message>
    <message>
        <source>By when</source>
        <translation type="unfinished">Erbyn pryd</translation>
    </message>
    <message>
        <source>Could the customer have been spared this contact?</source>
        <translation type="unfinished">A ellid bod wedi arbed hyn i’r cwsmer?</translation>
    </message>
    <message>
        <source>Ended: abuse</source>
        <translation type="unfinished">Camdriniaeth</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation type="unfinished">Sut daeth i ben?</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation type="unfinished">Pasiwyd ymlaen</translation>
    </message>
    <message>
        <source>Such as: moving house</source>
        <translation type="unfinished">Er enghraifft: symud tŷ</translation>
    </message>
    <message>
        <source>The contact</source>
        <translation type="unfinished">Y cyswllt</translation>
    </message>
    <message>
        <source>We call back</source>
        <translation type="unfinished">Galwn yn ôl</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation type="unfinished">Beth sy’n digwydd nesaf</translation>
    </message>
    <message>
        <source>What the customer leaves knowing</source>
        <translation type="unfinished">Beth mae’r cwsmer yn gadael yn ei wybod</translation>
    </message>
    <message>
        <source>What was it about?</source>
        <translation type="unfinished">Am beth oedd hyn?</translation>
    </message>
    <message>
        <source>What was said and done</source>
        <translation type="unfinished">Beth gafodd ei ddweud a’i wneud</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation type="unfinished">Pwy sy’n ei wneud</translation>
    </message>
    <message>
        <source>Wrap up</source>
        <translation type="unfinished">Cloi’r cyswllt</translation>
    </message>
    <message>
        <source>Wrap up and save</source>
        <translation type="unfinished">Cloi a chadw</translation>
    </message>
    <message>
        <source>Yes: something we did or did not do caused it</source>
        <translation type="unfinished">Gellid: ein gwaith ni a’i hachosodd</translation>
    </message>
    <message>
        <source>the day it is done by</source>
        <translation type="unfinished">y diwrnod y bydd wedi’i wneud</translation>
    </message>
</context>
<context>
    <name>WriteLetterView</name>
    <message>
        <source>Back to the record</source>
        <translation type="unfinished">Yn ôl i’r cofnod</translation>
    </message>
    <message>
        <source>Choose another letter</source>
        <translation type="unfinished">Dewis llythyr arall</translation>
    </message>
    <message>
        <source>How does it go?</source>
        <translation type="unfinished">Sut mae’n mynd?</translation>
    </message>
    <message>
        <source>Make the letter</source>
        <translation type="unfinished">Llunio’r llythyr</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation type="unfinished">Llythyr newydd</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation type="unfinished">Beth mae’n ei ddweud</translation>
    </message>
</context>
<context>
    <name>WritingErrand</name>
    <message>
        <source>new letter</source>
        <translation type="unfinished">llythyr newydd</translation>
    </message>
</context>
<context>
    <name>change</name>
    <message>
        <source>A certificate or a deed. Not asked where it was written wrongly.</source>
        <translation type="unfinished">Tystysgrif neu weithred. Ni ofynnir lle cafodd ei ysgrifennu’n anghywir.</translation>
    </message>
    <message>
        <source>A landlord says the tenant has changed</source>
        <translation type="unfinished">Landlord yn dweud bod y tenant wedi newid</translation>
    </message>
    <message>
        <source>A new name</source>
        <translation type="unfinished">Enw newydd</translation>
    </message>
    <message>
        <source>A new phone number or email</source>
        <translation type="unfinished">Rhif ffôn neu e-bost newydd</translation>
    </message>
    <message>
        <source>Apprentice</source>
        <translation type="unfinished">Prentis</translation>
    </message>
    <message>
        <source>Are they any of these?</source>
        <translation type="unfinished">Ydyn nhw’n un o’r rhain?</translation>
    </message>
    <message>
        <source>As a lodger</source>
        <translation type="unfinished">Fel lletywr</translation>
    </message>
    <message>
        <source>As family or a friend</source>
        <translation type="unfinished">Fel teulu neu ffrind</translation>
    </message>
    <message>
        <source>As the customer&apos;s partner</source>
        <translation type="unfinished">Fel partner y cwsmer</translation>
    </message>
    <message>
        <source>At school or college, under 20</source>
        <translation type="unfinished">Mewn ysgol neu goleg, dan 20</translation>
    </message>
    <message>
        <source>By deed or declaration</source>
        <translation type="unfinished">Trwy weithred neu ddatganiad</translation>
    </message>
    <message>
        <source>By {day}.</source>
        <translation type="unfinished">Erbyn {day}.</translation>
    </message>
    <message>
        <source>Care leaver</source>
        <translation type="unfinished">Wedi gadael gofal</translation>
    </message>
    <message>
        <source>Change of gender</source>
        <translation type="unfinished">Newid rhywedd</translation>
    </message>
    <message>
        <source>Choose what has changed.</source>
        <translation type="unfinished">Dewiswch beth sydd wedi newid.</translation>
    </message>
    <message>
        <source>Date of birth, if they know it</source>
        <translation type="unfinished">Dyddiad geni, os ydyn nhw’n ei wybod</translation>
    </message>
    <message>
        <source>Divorce or separation</source>
        <translation type="unfinished">Ysgariad neu wahanu</translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished">E-bost</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished">Cyfenw</translation>
    </message>
    <message>
        <source>First names</source>
        <translation type="unfinished">Enwau cyntaf</translation>
    </message>
    <message>
        <source>Full-time student</source>
        <translation type="unfinished">Myfyriwr amser llawn</translation>
    </message>
    <message>
        <source>Have you seen proof?</source>
        <translation type="unfinished">Ydych chi wedi gweld prawf?</translation>
    </message>
    <message>
        <source>Help with costs</source>
        <translation type="unfinished">Help gyda chostau</translation>
    </message>
    <message>
        <source>How do they live there?</source>
        <translation type="unfinished">Sut maen nhw’n byw yno?</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation type="unfinished">Ai un o’r rhain yw?</translation>
    </message>
    <message>
        <source>It should not have been given</source>
        <translation type="unfinished">Ni ddylai fod wedi’i roi</translation>
    </message>
    <message>
        <source>It was written wrongly</source>
        <translation type="unfinished">Cafodd ei ysgrifennu’n anghywir</translation>
    </message>
    <message>
        <source>Landlord or agent</source>
        <translation type="unfinished">Landlord neu asiant</translation>
    </message>
    <message>
        <source>Leave it empty to take it off the record.</source>
        <translation type="unfinished">Gadewch yn wag i’w dynnu oddi ar y cofnod.</translation>
    </message>
    <message>
        <source>Leave it empty where there is none yet.</source>
        <translation type="unfinished">Gadewch yn wag os nad oes un eto.</translation>
    </message>
    <message>
        <source>Marriage or civil partnership</source>
        <translation type="unfinished">Priodas neu bartneriaeth sifil</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation type="unfinished">Rhif symudol</translation>
    </message>
    <message>
        <source>New tenant</source>
        <translation type="unfinished">Tenant newydd</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation type="unfinished">Dim un o’r rhain</translation>
    </message>
    <message>
        <source>On the deeds or the tenancy too</source>
        <translation type="unfinished">Ar y gweithredoedd neu’r denantiaeth hefyd</translation>
    </message>
    <message>
        <source>On the record</source>
        <translation type="unfinished">Ar y cofnod</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished">Diogelwch</translation>
    </message>
    <message>
        <source>Severely mentally impaired, certified</source>
        <translation type="unfinished">Amhariad meddyliol difrifol, wedi ei ardystio</translation>
    </message>
    <message>
        <source>Single person discount</source>
        <translation type="unfinished">Disgownt person sengl</translation>
    </message>
    <message>
        <source>Somebody joins the household</source>
        <translation type="unfinished">Rhywun yn ymuno â’r aelwyd</translation>
    </message>
    <message>
        <source>Somebody leaves the household</source>
        <translation type="unfinished">Rhywun yn gadael yr aelwyd</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation type="unfinished">Rhywun newydd</translation>
    </message>
    <message>
        <source>Somebody there turned 18</source>
        <translation type="unfinished">Rhywun yno wedi troi’n 18</translation>
    </message>
    <message>
        <source>Somebody&apos;s course ended, or they count again</source>
        <translation type="unfinished">Cwrs rhywun ar ben, neu maen nhw’n cyfrif eto</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished">Ffôn</translation>
    </message>
    <message>
        <source>The customer declares that they are the only adult there now</source>
        <translation type="unfinished">Mae’r cwsmer yn datgan mai nhw yw’r unig oedolyn yno bellach</translation>
    </message>
    <message>
        <source>The customer gets Council Tax Reduction or Housing Benefit</source>
        <translation type="unfinished">Mae’r cwsmer yn cael Gostyngiad y Dreth Gyngor neu Fudd-dal Tai</translation>
    </message>
    <message>
        <source>The details themselves go to the council tax team only. Do not write them down.</source>
        <translation type="unfinished">I’r tîm treth gyngor yn unig yr â’r manylion eu hunain. Peidiwch â’u hysgrifennu.</translation>
    </message>
    <message>
        <source>The first day without it</source>
        <translation type="unfinished">Y diwrnod cyntaf hebddo</translation>
    </message>
    <message>
        <source>The new tenant&apos;s first night</source>
        <translation type="unfinished">Noson gyntaf y tenant newydd</translation>
    </message>
    <message>
        <source>The old name is not shown any more.</source>
        <translation type="unfinished">Nid yw’r hen enw’n cael ei ddangos mwyach.</translation>
    </message>
    <message>
        <source>The record shows nobody else there.</source>
        <translation type="unfinished">Nid yw’r cofnod yn dangos neb arall yno.</translation>
    </message>
    <message>
        <source>The single person discount ends</source>
        <translation type="unfinished">Y gostyngiad person sengl yn dod i ben</translation>
    </message>
    <message>
        <source>The tenant&apos;s last night there</source>
        <translation type="unfinished">Noson olaf y tenant yno</translation>
    </message>
    <message>
        <source>Their first night there</source>
        <translation type="unfinished">Eu noson gyntaf yno</translation>
    </message>
    <message>
        <source>Their last night there</source>
        <translation type="unfinished">Eu noson olaf yno</translation>
    </message>
    <message>
        <source>They send a copy</source>
        <translation type="unfinished">Byddan nhw’n anfon copi</translation>
    </message>
    <message>
        <source>They want to give bank details</source>
        <translation type="unfinished">Maen nhw eisiau rhoi manylion banc</translation>
    </message>
    <message>
        <source>This was kept as a draft.</source>
        <translation type="unfinished">Cafodd hwn ei gadw fel drafft.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished">Teitl</translation>
    </message>
    <message>
        <source>To have money paid back</source>
        <translation type="unfinished">Cael arian yn ôl</translation>
    </message>
    <message>
        <source>To pay by Direct Debit</source>
        <translation type="unfinished">Talu drwy Ddebyd Uniongyrchol</translation>
    </message>
    <message>
        <source>To pay from another account</source>
        <translation type="unfinished">Talu o gyfrif arall</translation>
    </message>
    <message>
        <source>What do they want?</source>
        <translation type="unfinished">Beth maen nhw ei eisiau?</translation>
    </message>
    <message>
        <source>Where somebody moved in, record that instead: it ends the discount too.</source>
        <translation type="unfinished">Os symudodd rhywun i mewn, cofnodwch hynny yn lle: mae’n dod â’r gostyngiad i ben hefyd.</translation>
    </message>
    <message>
        <source>Where they live must be kept from somebody</source>
        <translation type="unfinished">Rhaid cadw’r man lle maen nhw’n byw rhag rhywun</translation>
    </message>
    <message>
        <source>Who leaves?</source>
        <translation type="unfinished">Pwy sy’n gadael?</translation>
    </message>
    <message>
        <source>Why does it end?</source>
        <translation type="unfinished">Pam mae’n dod i ben?</translation>
    </message>
    <message>
        <source>Why does the name change?</source>
        <translation type="unfinished">Pam mae’r enw’n newid?</translation>
    </message>
    <message>
        <source>Yes, seen</source>
        <translation type="unfinished">Do, gwelwyd</translation>
    </message>
    <message>
        <source>the date of birth</source>
        <translation type="unfinished">y dyddiad geni</translation>
    </message>
    <message>
        <source>the first day without the discount</source>
        <translation type="unfinished">y diwrnod cyntaf heb y gostyngiad</translation>
    </message>
    <message>
        <source>the new tenant&apos;s first night</source>
        <translation type="unfinished">noson gyntaf y tenant newydd</translation>
    </message>
    <message>
        <source>the tenant&apos;s last night there</source>
        <translation type="unfinished">noson olaf y tenant yno</translation>
    </message>
    <message>
        <source>their first night there</source>
        <translation type="unfinished">eu noson gyntaf yno</translation>
    </message>
    <message>
        <source>their last night there</source>
        <translation type="unfinished">eu noson olaf yno</translation>
    </message>
</context>
<context>
    <name>conflict</name>
    <message>
        <source>Before</source>
        <translation type="unfinished">Cynt</translation>
    </message>
    <message>
        <source>Choose first which of the two stands.</source>
        <translation type="unfinished">Yn gyntaf dewiswch pa un o’r ddau sy’n sefyll.</translation>
    </message>
    <message>
        <source>On the record now</source>
        <translation type="unfinished">Ar y cofnod nawr</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished">Rhywun arall</translation>
    </message>
    <message>
        <source>Undo: keep the other one</source>
        <translation type="unfinished">Dadwneud: cadw’r llall</translation>
    </message>
    <message>
        <source>Undone: the other one stands. It is saved here, and sent with the next round.</source>
        <translation type="unfinished">Wedi’i ddadwneud: y llall sy’n sefyll. Mae wedi’i gadw yma, ac fe’i hanfonir y tro nesaf.</translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished">Chi</translation>
    </message>
    <message>
        <source>You kept {what}</source>
        <translation type="unfinished">Cadwoch chi {what}</translation>
    </message>
    <message>
        <source>Your choice is saved here, and is sent with the next round.</source>
        <translation type="unfinished">Mae’ch dewis wedi’i gadw yma, ac fe’i hanfonir y tro nesaf.</translation>
    </message>
    <message>
        <source>changed since then</source>
        <translation type="unfinished">wedi newid ers hynny</translation>
    </message>
    <message>
        <source>not on the record</source>
        <translation type="unfinished">ddim ar y cofnod</translation>
    </message>
    <message>
        <source>on the record now</source>
        <translation type="unfinished">ar y cofnod nawr</translation>
    </message>
    <message>
        <source>what both saw</source>
        <translation type="unfinished">beth welodd y ddau</translation>
    </message>
    <message>
        <source>{who_kept}. Chosen at {time}.</source>
        <translation type="unfinished">{who_kept}. Dewiswyd am {time}.</translation>
    </message>
    <message>
        <source>{who} kept {what}</source>
        <translation type="unfinished">Cadwodd {who} {what}</translation>
    </message>
</context>
<context>
    <name>contact</name>
    <message>
        <source>A letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>A voicemail</source>
        <translation type="unfinished">Neges llais</translation>
    </message>
    <message>
        <source>A web form</source>
        <translation type="unfinished">Ffurflen we</translation>
    </message>
    <message>
        <source>An email</source>
        <translation type="unfinished">E-bost</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation type="unfinished">Wrth y cownter</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation type="unfinished">Yn y llyfrgell</translation>
    </message>
    <message>
        <source>On a call</source>
        <translation type="unfinished">Ar alwad</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation type="unfinished">ers {time}</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>By when</source>
        <translation type="unfinished">Erbyn pryd</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished">Caewyd</translation>
    </message>
    <message>
        <source>Council tax account: opened and closed</source>
        <translation type="unfinished">Cyfrif treth gyngor: agor a chau</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished">Cwsmer</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished">Dyddiad geni</translation>
    </message>
    <message>
        <source>Died on</source>
        <translation type="unfinished">Bu farw ar</translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished">E-bost</translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished">Saesneg</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished">Cyfenw</translation>
    </message>
    <message>
        <source>First names</source>
        <translation type="unfinished">Enwau cyntaf</translation>
    </message>
    <message>
        <source>First night at the new home</source>
        <translation type="unfinished">Noson gyntaf yn y cartref newydd</translation>
    </message>
    <message>
        <source>First night there</source>
        <translation type="unfinished">Noson gyntaf yno</translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">O</translation>
    </message>
    <message>
        <source>Garden waste at</source>
        <translation type="unfinished">Gwastraff gardd yn</translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished">Hafan</translation>
    </message>
    <message>
        <source>How they live there</source>
        <translation type="unfinished">Sut maen nhw’n byw yno</translation>
    </message>
    <message>
        <source>How they pay</source>
        <translation type="unfinished">Sut maen nhw’n talu</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation type="unfinished">Yn cael ei adnabod fel</translation>
    </message>
    <message>
        <source>Language of letters</source>
        <translation type="unfinished">Iaith llythyrau</translation>
    </message>
    <message>
        <source>Last night at the old home</source>
        <translation type="unfinished">Noson olaf yn yr hen gartref</translation>
    </message>
    <message>
        <source>Last night there</source>
        <translation type="unfinished">Noson olaf yno</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation type="unfinished">Rhif symudol</translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished">Enw</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished">Agorwyd</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished">Canlyniad</translation>
    </message>
    <message>
        <source>Owes from</source>
        <translation type="unfinished">Yn ddyledus o</translation>
    </message>
    <message>
        <source>Owes until</source>
        <translation type="unfinished">Yn ddyledus tan</translation>
    </message>
    <message>
        <source>Paid from</source>
        <translation type="unfinished">Talwyd o</translation>
    </message>
    <message>
        <source>Paid to</source>
        <translation type="unfinished">Talwyd hyd</translation>
    </message>
    <message>
        <source>Print of letters</source>
        <translation type="unfinished">Print llythyrau</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation type="unfinished">Addawyd erbyn</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished">Rheswm</translation>
    </message>
    <message>
        <source>Runs from</source>
        <translation type="unfinished">Yn rhedeg o</translation>
    </message>
    <message>
        <source>Runs to</source>
        <translation type="unfinished">Yn rhedeg hyd</translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">Maint</translation>
    </message>
    <message>
        <source>Standard print</source>
        <translation type="unfinished">Print safonol</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished">Ffôn</translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished">Teitl</translation>
    </message>
    <message>
        <source>Typeface of letters</source>
        <translation type="unfinished">Ffont llythyrau</translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished">Tan</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation type="unfinished">Cymraeg</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished">Beth ddigwyddodd</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation type="unfinished">Beth sy’n digwydd nesaf</translation>
    </message>
    <message>
        <source>When garden waste is paid for</source>
        <translation type="unfinished">Pryd y telir am wastraff gardd</translation>
    </message>
    <message>
        <source>When the discount runs</source>
        <translation type="unfinished">Pryd mae’r gostyngiad yn rhedeg</translation>
    </message>
    <message>
        <source>When they live there</source>
        <translation type="unfinished">Pryd maen nhw’n byw yno</translation>
    </message>
    <message>
        <source>When they owe council tax</source>
        <translation type="unfinished">Pryd maen nhw’n talu treth gyngor</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation type="unfinished">Ble mae e</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation type="unfinished">Pwy sy’n ei wneud</translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished">Pam</translation>
    </message>
    <message>
        <source>a record that is not on this machine</source>
        <translation type="unfinished">cofnod nad yw ar y peiriant hwn</translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished">atebwyd</translation>
    </message>
    <message>
        <source>call back</source>
        <translation type="unfinished">galw’n ôl</translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished">wedi cau</translation>
    </message>
    <message>
        <source>council or housing association tenant</source>
        <translation type="unfinished">tenant cyngor neu gymdeithas dai</translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished">daeth i ben</translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished">methodd</translation>
    </message>
    <message>
        <source>in place</source>
        <translation type="unfinished">yn ei le</translation>
    </message>
    <message>
        <source>living with family</source>
        <translation type="unfinished">yn byw gyda theulu</translation>
    </message>
    <message>
        <source>lodger</source>
        <translation type="unfinished">lletywr</translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished">na</translation>
    </message>
    <message>
        <source>no end yet</source>
        <translation type="unfinished">dim diwedd eto</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished">dim byd</translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished">ar agor</translation>
    </message>
    <message>
        <source>ordered</source>
        <translation type="unfinished">archebwyd</translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished">arall</translation>
    </message>
    <message>
        <source>owner</source>
        <translation type="unfinished">perchennog</translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished">pasiodd</translation>
    </message>
    <message>
        <source>passed on</source>
        <translation type="unfinished">trosglwyddwyd</translation>
    </message>
    <message>
        <source>private tenant</source>
        <translation type="unfinished">tenant preifat</translation>
    </message>
    <message>
        <source>revenues decides</source>
        <translation type="unfinished">refeniw sy’n penderfynu</translation>
    </message>
    <message>
        <source>several things, as they were told</source>
        <translation type="unfinished">sawl peth, fel y dywedwyd</translation>
    </message>
    <message>
        <source>student</source>
        <translation type="unfinished">myfyriwr</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation type="unfinished">aed ag e</translation>
    </message>
    <message>
        <source>the home is exempt</source>
        <translation type="unfinished">mae’r cartref wedi’i eithrio</translation>
    </message>
    <message>
        <source>they are liable</source>
        <translation type="unfinished">maen nhw’n atebol</translation>
    </message>
    <message>
        <source>waiting for the customer</source>
        <translation type="unfinished">yn aros am y cwsmer</translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished">ie</translation>
    </message>
</context>
<context>
    <name>fixing</name>
    <message>
        <source>Check this date.</source>
        <translation type="unfinished">Gwiriwch y dyddiad hwn.</translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">O</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished">Cadwyd {time}</translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished">I</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished">Beth sy’n newid</translation>
    </message>
    <message>
        <source>What waits for it is then looked at by itself: {what}.</source>
        <translation type="unfinished">Edrychir wedyn ar yr hyn sy’n aros amdano ar ei ben ei hun: {what}.</translation>
    </message>
    <message>
        <source>Who moves</source>
        <translation type="unfinished">Pwy sy’n symud</translation>
    </message>
    <message>
        <source>Write this as a number, such as 12.</source>
        <translation type="unfinished">Ysgrifennwch hwn fel rhif, fel 12.</translation>
    </message>
    <message>
        <source>“{what}” will not happen. It stays in the record of what you saved, as taken back.</source>
        <translation type="unfinished">Ni fydd “{what}” yn digwydd. Mae’n aros yng nghofnod yr hyn a gadwoch chi, fel un a dynnwyd yn ôl.</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message numerus="yes">
        <source>%n waiting at {time}. The queue does not answer since.</source>
        <translation type="unfinished">
            <numerusform>Neb yn aros am {time}. Dyw’r ciw ddim wedi ateb ers hynny.</numerusform>
            <numerusform>%n yn aros am {time}. Dyw’r ciw ddim wedi ateb ers hynny.</numerusform>
            <numerusform>%n yn aros am {time}. Dyw’r ciw ddim wedi ateb ers hynny.</numerusform>
            <numerusform>%n yn aros am {time}. Dyw’r ciw ddim wedi ateb ers hynny.</numerusform>
            <numerusform>%n yn aros am {time}. Dyw’r ciw ddim wedi ateb ers hynny.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, the first since {time}.</source>
        <translation type="unfinished">
            <numerusform>Neb yn aros ers {time}.</numerusform>
            <numerusform>%n yn aros ers {time}.</numerusform>
            <numerusform>%n yn aros, y cyntaf ers {time}.</numerusform>
            <numerusform>%n yn aros, y cyntaf ers {time}.</numerusform>
            <numerusform>%n yn aros, y cyntaf ers {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another change</source>
        <translation type="unfinished">Newid arall</translation>
    </message>
    <message>
        <source>Asking for the queue…</source>
        <translation type="unfinished">Yn gofyn am y ciw…</translation>
    </message>
    <message>
        <source>Choose a counter</source>
        <translation type="unfinished">Dewis cownter</translation>
    </message>
    <message>
        <source>Copying the council&apos;s records to this machine</source>
        <translation type="unfinished">Copïo cofnodion y cyngor i’r peiriant hwn</translation>
    </message>
    <message>
        <source>Copying was stopped</source>
        <translation type="unfinished">Cafodd y copïo ei stopio</translation>
    </message>
    <message>
        <source>Go on working: everything is kept here and sent when the line is back.</source>
        <translation type="unfinished">Daliwch ati i weithio: mae popeth yn cael ei gadw yma a’i anfon pan ddaw’r llinell yn ôl.</translation>
    </message>
    <message>
        <source>Go to the queue</source>
        <translation type="unfinished">Mynd i’r ciw</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation type="unfinished">Gwiriad adnabod</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>Letters to many</source>
        <translation type="unfinished">Llythyrau at lawer</translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished">Symud</translation>
    </message>
    <message>
        <source>Needs fixing</source>
        <translation type="unfinished">Angen ei drwsio</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation type="unfinished">Does neb yn aros.</translation>
    </message>
    <message>
        <source>Not everything was accepted. See what to do about it.</source>
        <translation type="unfinished">Chafodd popeth ddim ei dderbyn. Gwelwch beth i’w wneud.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished">Ei dynnu’n ôl</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation type="unfinished">Ei gymryd</translation>
    </message>
    <message>
        <source>The queue does not answer.</source>
        <translation type="unfinished">Dyw’r ciw ddim yn ateb.</translation>
    </message>
    <message>
        <source>Waiting for the first records.</source>
        <translation type="unfinished">Yn aros am y cofnodion cyntaf.</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation type="unfinished">Cloi cyswllt</translation>
    </message>
    <message>
        <source>You have not chosen a counter yet.</source>
        <translation type="unfinished">Dydych chi ddim wedi dewis cownter eto.</translation>
    </message>
    <message>
        <source>handed on to {name} {when}, not taken up yet</source>
        <translation type="unfinished">trosglwyddwyd i {name} {when}, heb ei gymryd eto</translation>
    </message>
    <message>
        <source>handed to you by {name} {when}</source>
        <translation type="unfinished">trosglwyddwyd i chi gan {name} {when}</translation>
    </message>
    <message>
        <source>kept {when}</source>
        <translation type="unfinished">cadwyd {when}</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation type="unfinished">heddiw am {time}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation type="unfinished">{day} am {time}</translation>
    </message>
    <message>
        <source>{rows} records copied so far, encrypted. Customers are found once all are here.</source>
        <translation type="unfinished">{rows} o gofnodion wedi’u copïo hyd yma, wedi’u hamgryptio. Bydd modd dod o hyd i gwsmeriaid pan fydd pob un yma.</translation>
    </message>
</context>
<context>
    <name>letter</name>
    <message>
        <source>Asked for {wanted}: no {wanted} version of this letter is approved yet, it is in {made}.</source>
        <translation type="unfinished">Gofynnwyd am {wanted}: nid oes fersiwn {wanted} o’r llythyr hwn wedi’i chymeradwyo eto, mae yn {made}.</translation>
    </message>
    <message>
        <source>Asked for {wanted}: this letter is in {made}. Read it to them.</source>
        <translation type="unfinished">Gofynnwyd am {wanted}: mae’r llythyr hwn yn {made}. Darllenwch ef iddyn nhw.</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished">Sain</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation type="unfinished">Bengaleg</translation>
    </message>
    <message>
        <source>Braille</source>
        <translation type="unfinished">Braille</translation>
    </message>
    <message>
        <source>Clear print 14 pt</source>
        <translation type="unfinished">Print clir 14 pt</translation>
    </message>
    <message>
        <source>Easy read</source>
        <translation type="unfinished">Hawdd ei ddeall</translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished">Saesneg</translation>
    </message>
    <message>
        <source>For reading on a screen</source>
        <translation type="unfinished">I’w ddarllen ar sgrin</translation>
    </message>
    <message>
        <source>Large print 18 pt</source>
        <translation type="unfinished">Print bras 18 pt</translation>
    </message>
    <message>
        <source>Large print 24 pt</source>
        <translation type="unfinished">Print bras 24 pt</translation>
    </message>
    <message>
        <source>No native reader has approved this translation; the letter says so before its close.</source>
        <translation type="unfinished">Nid oes darllenydd brodorol wedi cymeradwyo’r cyfieithiad hwn; mae’r llythyr yn dweud hynny cyn ei ddiwedd.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished">Testun plaen</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation type="unfinished">Pwyleg</translation>
    </message>
    <message>
        <source>Printed {day} at {time}, {printer}</source>
        <translation type="unfinished">Argraffwyd {day} am {time}, {printer}</translation>
    </message>
    <message>
        <source>Standard print 12 pt</source>
        <translation type="unfinished">Print safonol 12 pt</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation type="unfinished">Wrdw</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation type="unfinished">Cymraeg</translation>
    </message>
    <message>
        <source>no approved {wanted} version yet</source>
        <translation type="unfinished">dim fersiwn {wanted} wedi’i chymeradwyo eto</translation>
    </message>
    <message>
        <source>not in {wanted}: read it to them</source>
        <translation type="unfinished">ddim mewn {wanted}: darllenwch ef iddyn nhw</translation>
    </message>
    <message>
        <source>saved as its braille file or as pages</source>
        <translation type="unfinished">cedwir ei ffeil braille neu ei dudalennau</translation>
    </message>
    <message>
        <source>saved as its sound or as pages</source>
        <translation type="unfinished">cedwir ei sain neu ei dudalennau</translation>
    </message>
    <message>
        <source>saved as its text file or as pages</source>
        <translation type="unfinished">cedwir ei ffeil testun neu ei dudalennau</translation>
    </message>
    <message>
        <source>{last} ({count} times in all)</source>
        <translation type="unfinished">{last} ({count} gwaith i gyd)</translation>
    </message>
</context>
<context>
    <name>move</name>
    <message>
        <source>18 or over among those who move: {count}.</source>
        <translation type="unfinished">18 oed neu’n hŷn ymhlith y rhai sy’n symud: {count}.</translation>
    </message>
    <message>
        <source>A death</source>
        <translation type="unfinished">Marwolaeth</translation>
    </message>
    <message>
        <source>A home</source>
        <translation type="unfinished">Cartref</translation>
    </message>
    <message>
        <source>Apprentice</source>
        <translation type="unfinished">Prentis</translation>
    </message>
    <message>
        <source>Armed forces</source>
        <translation type="unfinished">Lluoedd arfog</translation>
    </message>
    <message>
        <source>Ask which help they get now, or choose “None of these”.</source>
        <translation type="unfinished">Gofynnwch pa help maen nhw’n ei gael nawr, neu dewiswch “Dim un o’r rhain”.</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation type="unfinished">Budd-daliadau</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation type="unfinished">Biniau</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation type="unfinished">Ei ganslo</translation>
    </message>
    <message>
        <source>Care home</source>
        <translation type="unfinished">Cartref gofal</translation>
    </message>
    <message>
        <source>Care leaver</source>
        <translation type="unfinished">Wedi gadael gofal</translation>
    </message>
    <message>
        <source>Caution: {reason}</source>
        <translation type="unfinished">Rhybudd: {reason}</translation>
    </message>
    <message>
        <source>Change bins</source>
        <translation type="unfinished">Newid biniau</translation>
    </message>
    <message>
        <source>Change circumstances</source>
        <translation type="unfinished">Newid amgylchiadau</translation>
    </message>
    <message>
        <source>Change council tax</source>
        <translation type="unfinished">Newid treth gyngor</translation>
    </message>
    <message>
        <source>Change dates</source>
        <translation type="unfinished">Newid dyddiadau</translation>
    </message>
    <message>
        <source>Change from</source>
        <translation type="unfinished">Newid o ble</translation>
    </message>
    <message>
        <source>Change help</source>
        <translation type="unfinished">Newid help</translation>
    </message>
    <message>
        <source>Change landlord</source>
        <translation type="unfinished">Newid landlord</translation>
    </message>
    <message>
        <source>Change letters</source>
        <translation type="unfinished">Newid llythyrau</translation>
    </message>
    <message>
        <source>Change nationality</source>
        <translation type="unfinished">Newid cenedligrwydd</translation>
    </message>
    <message>
        <source>Change partners</source>
        <translation type="unfinished">Newid partneriaid</translation>
    </message>
    <message>
        <source>Change to</source>
        <translation type="unfinished">Newid i ble</translation>
    </message>
    <message>
        <source>Change voting</source>
        <translation type="unfinished">Newid pleidleisio</translation>
    </message>
    <message>
        <source>Change who</source>
        <translation type="unfinished">Newid pwy</translation>
    </message>
    <message>
        <source>Check this date.</source>
        <translation type="unfinished">Gwiriwch y dyddiad hwn.</translation>
    </message>
    <message>
        <source>Children need an adult there: enter how many there are.</source>
        <translation type="unfinished">Mae angen oedolyn yno i blant: rhowch faint sydd.</translation>
    </message>
    <message>
        <source>Choose either “None of these” or what they get.</source>
        <translation type="unfinished">Dewiswch naill ai “Dim un o’r rhain” neu’r hyn maen nhw’n ei gael.</translation>
    </message>
    <message>
        <source>Choose how long it was granted for, or that they do not know.</source>
        <translation type="unfinished">Dewiswch am ba hyd y cafodd ei rhoi, neu nad ydyn nhw’n gwybod.</translation>
    </message>
    <message>
        <source>Choose how they lived at the old address.</source>
        <translation type="unfinished">Dewiswch sut roedden nhw’n byw yn yr hen gyfeiriad.</translation>
    </message>
    <message>
        <source>Choose how they will live at the new address.</source>
        <translation type="unfinished">Dewiswch sut byddan nhw’n byw yn y cyfeiriad newydd.</translation>
    </message>
    <message>
        <source>Choose the kind of tenancy, or that they do not know.</source>
        <translation type="unfinished">Dewiswch y math o denantiaeth, neu nad ydyn nhw’n gwybod.</translation>
    </message>
    <message>
        <source>Choose the new address from the list.</source>
        <translation type="unfinished">Dewiswch y cyfeiriad newydd o’r rhestr.</translation>
    </message>
    <message>
        <source>Choose what becomes of the garden waste subscription.</source>
        <translation type="unfinished">Dewiswch beth fydd yn digwydd i’r tanysgrifiad gwastraff gardd.</translation>
    </message>
    <message>
        <source>Choose whether it is left furnished, or that they do not know.</source>
        <translation type="unfinished">Dewiswch a yw’n cael ei adael wedi’i ddodrefnu, neu nad ydyn nhw’n gwybod.</translation>
    </message>
    <message>
        <source>Choose who it is, or take the mark away.</source>
        <translation type="unfinished">Dewiswch pwy ydyw, neu tynnwch y marc.</translation>
    </message>
    <message>
        <source>Circumstances</source>
        <translation type="unfinished">Amgylchiadau</translation>
    </message>
    <message>
        <source>Company let or resident landlord</source>
        <translation type="unfinished">Gosod i gwmni neu landlord preswyl</translation>
    </message>
    <message>
        <source>Council or housing association</source>
        <translation type="unfinished">Cyngor neu gymdeithas dai</translation>
    </message>
    <message>
        <source>Council tax</source>
        <translation type="unfinished">Treth gyngor</translation>
    </message>
    <message>
        <source>Denmark, Luxembourg, Poland, Portugal, Spain</source>
        <translation type="unfinished">Denmarc, Lwcsembwrg, Gwlad Pwyl, Portiwgal, Sbaen</translation>
    </message>
    <message>
        <source>Died</source>
        <translation type="unfinished">Bu farw</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation type="unfinished">Drafft wedi’i gadw {time}</translation>
    </message>
    <message>
        <source>Draft not kept: {why}</source>
        <translation type="unfinished">Drafft heb ei gadw: {why}</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation type="unfinished">Etholiadau</translation>
    </message>
    <message>
        <source>Enter the next tenant&apos;s first night.</source>
        <translation type="unfinished">Rhowch noson gyntaf y tenant nesaf.</translation>
    </message>
    <message>
        <source>Enter where we can write to.</source>
        <translation type="unfinished">Rhowch i ble gallwn ni ysgrifennu.</translation>
    </message>
    <message>
        <source>Fixed term, still running</source>
        <translation type="unfinished">Cyfnod penodol, yn dal i redeg</translation>
    </message>
    <message>
        <source>Forces</source>
        <translation type="unfinished">Lluoedd</translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">O</translation>
    </message>
    <message>
        <source>Halls</source>
        <translation type="unfinished">Neuadd</translation>
    </message>
    <message>
        <source>Have it now</source>
        <translation type="unfinished">Ganddynt nawr</translation>
    </message>
    <message>
        <source>Help with costs</source>
        <translation type="unfinished">Help costau</translation>
    </message>
    <message>
        <source>Identity checked {time}, {tier}</source>
        <translation type="unfinished">Gwiriwyd pwy ydyn nhw {time}, {tier}</translation>
    </message>
    <message>
        <source>Identity not checked</source>
        <translation type="unfinished">Heb wirio pwy ydyn nhw</translation>
    </message>
    <message>
        <source>Identity not checked today</source>
        <translation type="unfinished">Heb wirio pwy ydyn nhw heddiw</translation>
    </message>
    <message>
        <source>In danger</source>
        <translation type="unfinished">Mewn perygl</translation>
    </message>
    <message>
        <source>In prison</source>
        <translation type="unfinished">Yn y carchar</translation>
    </message>
    <message>
        <source>It was: {words}</source>
        <translation type="unfinished">Yr oedd: {words}</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation type="unfinished">Landlord</translation>
    </message>
    <message>
        <source>Landlord reports</source>
        <translation type="unfinished">Landlord yn dweud</translation>
    </message>
    <message>
        <source>Last identity check failed</source>
        <translation type="unfinished">Methodd y gwiriad diwethaf</translation>
    </message>
    <message>
        <source>Leave it to whoever stays</source>
        <translation type="unfinished">Ei adael i bwy bynnag sy’n aros</translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished">Gadawodd</translation>
    </message>
    <message>
        <source>Letters go to</source>
        <translation type="unfinished">Llythyrau i</translation>
    </message>
    <message>
        <source>Live-in carer</source>
        <translation type="unfinished">Gofalwr sy&apos;n byw i mewn</translation>
    </message>
    <message>
        <source>Lodge</source>
        <translation type="unfinished">Lletya</translation>
    </message>
    <message>
        <source>Lodged</source>
        <translation type="unfinished">Lletya</translation>
    </message>
    <message>
        <source>Move it to the new address</source>
        <translation type="unfinished">Ei symud i’r cyfeiriad newydd</translation>
    </message>
    <message>
        <source>Move of {name}</source>
        <translation type="unfinished">Symud: {name}</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation type="unfinished">Yn symud</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation type="unfinished">Cenedligrwydd</translation>
    </message>
    <message>
        <source>New build</source>
        <translation type="unfinished">Newydd</translation>
    </message>
    <message>
        <source>Next collections:</source>
        <translation type="unfinished">Casgliadau nesaf:</translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished">Naddo</translation>
    </message>
    <message>
        <source>No address found for “{text}”. Check it, or enter it by hand.</source>
        <translation type="unfinished">Dim cyfeiriad wedi’i ganfod ar gyfer “{text}”. Gwiriwch ef, neu rhowch ef â llaw.</translation>
    </message>
    <message>
        <source>No letter is made: the customer did not tell us this.</source>
        <translation type="unfinished">Ni wneir llythyr: nid y cwsmer a ddywedodd hyn wrthym.</translation>
    </message>
    <message>
        <source>Nobody who moves is old enough to register.</source>
        <translation type="unfinished">Does neb sy’n symud yn ddigon hen i gofrestru.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation type="unfinished">Dim i’w wneud.</translation>
    </message>
    <message>
        <source>Nothing to do: the new address is not ours.</source>
        <translation type="unfinished">Dim i’w wneud: nid yw’r cyfeiriad newydd yn ein hardal ni.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished">Arall</translation>
    </message>
    <message>
        <source>Other EU</source>
        <translation type="unfinished">UE arall</translation>
    </message>
    <message>
        <source>Our teams have received it.</source>
        <translation type="unfinished">Mae ein timau wedi’i dderbyn.</translation>
    </message>
    <message>
        <source>Own it</source>
        <translation type="unfinished">Perchen arno</translation>
    </message>
    <message>
        <source>Owned it</source>
        <translation type="unfinished">Yn berchen arno</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation type="unfinished">Partneriaid</translation>
    </message>
    <message>
        <source>Prison</source>
        <translation type="unfinished">Carchar</translation>
    </message>
    <message>
        <source>Ran on after a fixed term</source>
        <translation type="unfinished">Parhaodd wedi’r cyfnod</translation>
    </message>
    <message>
        <source>Recording the move</source>
        <translation type="unfinished">Cofnodi’r symud</translation>
    </message>
    <message>
        <source>Rent privately</source>
        <translation type="unfinished">Rhentu’n breifat</translation>
    </message>
    <message>
        <source>Rented privately</source>
        <translation type="unfinished">Rhentu’n breifat</translation>
    </message>
    <message>
        <source>Saved here.</source>
        <translation type="unfinished">Wedi’i gadw yma.</translation>
    </message>
    <message>
        <source>Severe mental impairment</source>
        <translation type="unfinished">Amhariad meddyliol difrifol</translation>
    </message>
    <message>
        <source>Somebody there is able</source>
        <translation type="unfinished">Mae rhywun yno&apos;n gallu</translation>
    </message>
    <message>
        <source>Student</source>
        <translation type="unfinished">Myfyriwr</translation>
    </message>
    <message>
        <source>Student home</source>
        <translation type="unfinished">Cartref myfyrwyr</translation>
    </message>
    <message>
        <source>Tell Us Once was used</source>
        <translation type="unfinished">Defnyddiwyd Dywedwch Unwaith</translation>
    </message>
    <message>
        <source>The agreement says it runs on</source>
        <translation type="unfinished">Yn parhau drwy gytundeb</translation>
    </message>
    <message>
        <source>The first {count} are shown. Type more of the address to narrow it down.</source>
        <translation type="unfinished">Dangosir y {count} cyntaf. Teipiwch ragor o’r cyfeiriad i gael llai.</translation>
    </message>
    <message>
        <source>The letter is being made.</source>
        <translation type="unfinished">Mae’r llythyr yn cael ei wneud.</translation>
    </message>
    <message>
        <source>The letter is made: “{title}”.</source>
        <translation type="unfinished">Mae’r llythyr wedi’i wneud: “{title}”.</translation>
    </message>
    <message>
        <source>The line is down. The letter says: “{words}”</source>
        <translation type="unfinished">Mae’r cysylltiad i lawr. Mae’r llythyr yn dweud: “{words}”</translation>
    </message>
    <message>
        <source>The move is recorded, but its letter could not be made. {why} {way_on}</source>
        <translation type="unfinished">Mae’r symud wedi’i gofnodi, ond ni ellid gwneud ei lythyr. {why} {way_on}</translation>
    </message>
    <message>
        <source>They do not know</source>
        <translation type="unfinished">Dydyn nhw ddim yn gwybod</translation>
    </message>
    <message>
        <source>They move</source>
        <translation type="unfinished">Maent yn symud</translation>
    </message>
    <message>
        <source>This customer&apos;s record is no longer here. Search again.</source>
        <translation type="unfinished">Nid yw cofnod y cwsmer hwn yma mwyach. Chwiliwch eto.</translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished">I</translation>
    </message>
    <message>
        <source>Voting</source>
        <translation type="unfinished">Pleidleisio</translation>
    </message>
    <message>
        <source>Want it there</source>
        <translation type="unfinished">Ei eisiau yno</translation>
    </message>
    <message>
        <source>Waste</source>
        <translation type="unfinished">Gwastraff</translation>
    </message>
    <message>
        <source>We have noted this. Our teams have not received it yet.</source>
        <translation type="unfinished">Rydym wedi nodi hyn. Nid yw ein timau wedi’i dderbyn eto.</translation>
    </message>
    <message>
        <source>Weekly or monthly from the start</source>
        <translation type="unfinished">Wythnosol neu fisol o’r dechrau</translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Pryd</translation>
    </message>
    <message>
        <source>Who died?</source>
        <translation type="unfinished">Pwy fu farw?</translation>
    </message>
    <message>
        <source>Who has left?</source>
        <translation type="unfinished">Pwy sydd wedi gadael?</translation>
    </message>
    <message>
        <source>Who is moving?</source>
        <translation type="unfinished">Pwy sy’n symud?</translation>
    </message>
    <message>
        <source>With family</source>
        <translation type="unfinished">Gyda theulu</translation>
    </message>
    <message>
        <source>Write how many as a number, such as 2.</source>
        <translation type="unfinished">Ysgrifennwch faint fel rhif, er enghraifft 2.</translation>
    </message>
    <message>
        <source>Write {name}&apos;s nights as dates, such as 27/11/2026.</source>
        <translation type="unfinished">Ysgrifennwch nosweithiau {name} fel dyddiadau, fel 27/11/2026.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished">Do</translation>
    </message>
    <message>
        <source>age not known</source>
        <translation type="unfinished">oedran anhysbys</translation>
    </message>
    <message>
        <source>as the landlord reports</source>
        <translation type="unfinished">fel y dywed y landlord</translation>
    </message>
    <message>
        <source>containers</source>
        <translation type="unfinished">biniau</translation>
    </message>
    <message>
        <source>council or housing association tenancy</source>
        <translation type="unfinished">tenantiaeth cyngor neu gymdeithas dai</translation>
    </message>
    <message>
        <source>details passed on at once</source>
        <translation type="unfinished">pasio manylion ar unwaith</translation>
    </message>
    <message>
        <source>ends {day}</source>
        <translation type="unfinished">yn dod i ben {day}</translation>
    </message>
    <message>
        <source>first night {day}</source>
        <translation type="unfinished">noson gyntaf {day}</translation>
    </message>
    <message>
        <source>for sale or to let since {day}</source>
        <translation type="unfinished">ar werth neu ar osod ers {day}</translation>
    </message>
    <message>
        <source>held in some other way</source>
        <translation type="unfinished">trefniant arall</translation>
    </message>
    <message>
        <source>in danger: the new address is kept apart, for named staff only</source>
        <translation type="unfinished">mewn perygl: cedwir y cyfeiriad newydd ar wahân, ar gyfer staff a enwir yn unig</translation>
    </message>
    <message>
        <source>last night {day}</source>
        <translation type="unfinished">noson olaf {day}</translation>
    </message>
    <message>
        <source>left furnished</source>
        <translation type="unfinished">gadawyd wedi’i ddodrefnu</translation>
    </message>
    <message>
        <source>left unfurnished</source>
        <translation type="unfinished">gadawyd heb ei ddodrefnu</translation>
    </message>
    <message>
        <source>lodger</source>
        <translation type="unfinished">lletywr</translation>
    </message>
    <message>
        <source>looks at help again</source>
        <translation type="unfinished">yn edrych ar help eto</translation>
    </message>
    <message>
        <source>new bill</source>
        <translation type="unfinished">bil newydd</translation>
    </message>
    <message>
        <source>no fixed address</source>
        <translation type="unfinished">dim cyfeiriad sefydlog</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation type="unfinished">neb eto</translation>
    </message>
    <message>
        <source>nowhere to go yet</source>
        <translation type="unfinished">dim lle i fynd eto</translation>
    </message>
    <message>
        <source>owner</source>
        <translation type="unfinished">perchennog</translation>
    </message>
    <message>
        <source>owner {owner}, next {after}</source>
        <translation type="unfinished">perchennog {owner}, nesaf {after}</translation>
    </message>
    <message>
        <source>private tenancy</source>
        <translation type="unfinished">tenantiaeth breifat</translation>
    </message>
    <message>
        <source>sale complete {day}</source>
        <translation type="unfinished">gwerthiant yn cwblhau {day}</translation>
    </message>
    <message>
        <source>student home</source>
        <translation type="unfinished">cartref myfyrwyr</translation>
    </message>
    <message>
        <source>takes back what was asked by {day}</source>
        <translation type="unfinished">yn tynnu’r cais yn ôl erbyn {day}</translation>
    </message>
    <message>
        <source>takes back what was asked; no day is promised</source>
        <translation type="unfinished">yn tynnu’r cais yn ôl; nid oes diwrnod wedi’i addo</translation>
    </message>
    <message>
        <source>tenant of {name}</source>
        <translation type="unfinished">tenant i {name}</translation>
    </message>
    <message>
        <source>the new address</source>
        <translation type="unfinished">y cyfeiriad newydd</translation>
    </message>
    <message>
        <source>their own hand only</source>
        <translation type="unfinished">i&apos;w dwylo nhw yn unig</translation>
    </message>
    <message>
        <source>under 1</source>
        <translation type="unfinished">dan 1</translation>
    </message>
    <message>
        <source>with family</source>
        <translation type="unfinished">gyda theulu</translation>
    </message>
    <message>
        <source>{circumstance}: who?</source>
        <translation type="unfinished">{circumstance}: pwy?</translation>
    </message>
    <message>
        <source>{count} found. Choose with the arrow keys and Enter.</source>
        <translation type="unfinished">Canfuwyd {count}. Dewiswch gyda’r bysellau saeth ac Enter.</translation>
    </message>
    <message>
        <source>{hint} Nobody is recorded there now.</source>
        <translation type="unfinished">{hint} Does neb wedi’i gofnodi yno nawr.</translation>
    </message>
    <message>
        <source>{hint} Recorded there now: {names}. Add who stays.</source>
        <translation type="unfinished">{hint} Wedi’u cofnodi yno nawr: {names}. Ychwanegwch bwy sy’n aros.</translation>
    </message>
    <message>
        <source>{name} died {day}</source>
        <translation type="unfinished">bu farw {name} {day}</translation>
    </message>
    <message>
        <source>{name} from {day}</source>
        <translation type="unfinished">{name} o {day}</translation>
    </message>
    <message>
        <source>{name}, partner of {holder}</source>
        <translation type="unfinished">{name}, partner {holder}</translation>
    </message>
    <message>
        <source>{name}: {nights}</source>
        <translation type="unfinished">{name}: {nights}</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation type="unfinished">{name}: {what}</translation>
    </message>
    <message>
        <source>{shape}, in {language}</source>
        <translation type="unfinished">{shape}, {language}</translation>
    </message>
    <message>
        <source>{what} by {day}</source>
        <translation type="unfinished">{what} erbyn {day}</translation>
    </message>
    <message>
        <source>{what}; no day is promised</source>
        <translation type="unfinished">{what}; dim diwrnod wedi’i addo</translation>
    </message>
    <message>
        <source>{where}, {shape}</source>
        <translation type="unfinished">{where}, {shape}</translation>
    </message>
</context>
<context>
    <name>note</name>
    <message>
        <source>This was kept as a draft.</source>
        <translation type="unfinished">Cafodd hwn ei gadw fel drafft.</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Another change</source>
        <translation type="unfinished">Newid arall</translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation type="unfinished">Wrth yr argraffydd</translation>
    </message>
    <message>
        <source>Check identity</source>
        <translation type="unfinished">Gwirio pwy ydyn nhw</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished">Cwsmer</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation type="unfinished">Trosglwyddo</translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished">Hafan</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>Letters to many</source>
        <translation type="unfinished">Llythyrau at lawer</translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished">Neges</translation>
    </message>
    <message>
        <source>Moving house</source>
        <translation type="unfinished">Symud tŷ</translation>
    </message>
    <message>
        <source>Needs fixing</source>
        <translation type="unfinished">Angen ei drwsio</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Open a record</source>
        <translation type="unfinished">Agor cofnod</translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished">Cwestiwn</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished">Ciw</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation type="unfinished">Canlyniadau chwilio</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished">Cysoni</translation>
    </message>
    <message>
        <source>Two changes</source>
        <translation type="unfinished">Dau newid</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation type="unfinished">Sgrin wal</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished">Croeso</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation type="unfinished">Beth a ddywedwyd</translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished">Gwaith</translation>
    </message>
    <message>
        <source>Wrap up</source>
        <translation type="unfinished">Cloi’r cyswllt</translation>
    </message>
    <message>
        <source>Write a letter</source>
        <translation type="unfinished">Ysgrifennu llythyr</translation>
    </message>
</context>
<context>
    <name>postRun</name>
    <message numerus="yes">
        <source>%n get none: here is why.</source>
        <translation type="unfinished">
            <numerusform>Nid oes neb heb un.</numerusform>
            <numerusform>Mae %n heb un: dyma pam.</numerusform>
            <numerusform>Mae %n heb un: dyma pam.</numerusform>
            <numerusform>Mae %n heb un: dyma pam.</numerusform>
            <numerusform>Mae %n heb un: dyma pam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters are made and on their records.</source>
        <translation type="unfinished">
            <numerusform>Ni wnaed llythyr.</numerusform>
            <numerusform>Mae %n llythyr wedi&apos;i wneud ac ar ei gofnod.</numerusform>
            <numerusform>Mae %n llythyr wedi&apos;u gwneud ac ar eu cofnodion.</numerusform>
            <numerusform>Mae %n llythyr wedi&apos;u gwneud ac ar eu cofnodion.</numerusform>
            <numerusform>Mae %n llythyr wedi&apos;u gwneud ac ar eu cofnodion.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters can be made.</source>
        <translation type="unfinished">
            <numerusform>Ni ellir gwneud llythyr.</numerusform>
            <numerusform>Gellir gwneud %n llythyr.</numerusform>
            <numerusform>Gellir gwneud %n lythyr.</numerusform>
            <numerusform>Gellir gwneud %n llythyr.</numerusform>
            <numerusform>Gellir gwneud %n llythyr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were printed before.</source>
        <translation type="unfinished">
            <numerusform>Argraffwyd %n o’r blaen.</numerusform>
            <numerusform>Argraffwyd %n o’r blaen.</numerusform>
            <numerusform>Argraffwyd %n o’r blaen.</numerusform>
            <numerusform>Argraffwyd %n o’r blaen.</numerusform>
            <numerusform>Argraffwyd %n o’r blaen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All services</source>
        <translation type="unfinished">Pob gwasanaeth</translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished">Y ddau</translation>
    </message>
    <message>
        <source>Cases that a service works on</source>
        <translation type="unfinished">Achosion y mae gwasanaeth yn gweithio arnynt</translation>
    </message>
    <message>
        <source>Choose a letter.</source>
        <translation type="unfinished">Dewiswch lythyr.</translation>
    </message>
    <message>
        <source>In {folder}: {files}.</source>
        <translation type="unfinished">Yn {folder}: {files}.</translation>
    </message>
    <message>
        <source>Name a folder for the files.</source>
        <translation type="unfinished">Enwch ffolder ar gyfer y ffeiliau.</translation>
    </message>
    <message>
        <source>No case is as you chose: choose other cases.</source>
        <translation type="unfinished">Nid oes achos fel y dewisoch: dewiswch achosion eraill.</translation>
    </message>
    <message>
        <source>Not to print: {files} go to people who read no page.</source>
        <translation type="unfinished">Nid i&apos;w hargraffu: mae {files} yn mynd at bobl nad ydynt yn darllen tudalen.</translation>
    </message>
    <message>
        <source>Stopped: print them again to go on from here.</source>
        <translation type="unfinished">Wedi stopio: argraffwch nhw eto i barhau o’r fan hon.</translation>
    </message>
    <message>
        <source>Stopped: {made} of {cases} are in their files. What is made stays made.</source>
        <translation type="unfinished">Stopiwyd: mae {made} o {cases} yn eu ffeiliau. Mae&apos;r hyn a wnaed yn aros.</translation>
    </message>
    <message>
        <source>What customers told us</source>
        <translation type="unfinished">Yr hyn a ddywedodd cwsmeriaid wrthym</translation>
    </message>
    <message>
        <source>Write the day as 3 11 2026, or leave it empty.</source>
        <translation type="unfinished">Ysgrifennwch y diwrnod fel 3 11 2026, neu gadewch yn wag.</translation>
    </message>
    <message>
        <source>at the printer</source>
        <translation type="unfinished">wrth yr argraffydd</translation>
    </message>
    <message>
        <source>being made</source>
        <translation type="unfinished">yn cael eu gwneud</translation>
    </message>
    <message>
        <source>being printed</source>
        <translation type="unfinished">yn cael eu hargraffu</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished">stopiwyd</translation>
    </message>
    <message>
        <source>{printed} of {letters} went to {printer}.</source>
        <translation type="unfinished">Aeth {printed} o {letters} at {printer}.</translation>
    </message>
    <message>
        <source>“{printer}” is shared, so nothing is printed yet. Have somebody stand there, then print.</source>
        <translation type="unfinished">Mae “{printer}” yn cael ei rannu, felly nid oes dim wedi’i argraffu eto. Gofynnwch i rywun sefyll yno, yna argraffwch.</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message numerus="yes">
        <source>%n copies</source>
        <translation type="unfinished">
            <numerusform>%n copi</numerusform>
            <numerusform>%n copi</numerusform>
            <numerusform>%n copi</numerusform>
            <numerusform>%n copi</numerusform>
            <numerusform>%n copi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter waits</source>
        <translation type="unfinished">
            <numerusform>%n llythyr yn aros</numerusform>
            <numerusform>%n llythyr yn aros</numerusform>
            <numerusform>%n llythyr yn aros</numerusform>
            <numerusform>%n llythyr yn aros</numerusform>
            <numerusform>%n llythyr yn aros</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no printer on this machine. Ask for one, or open the PDF in a viewer.</source>
        <translation type="unfinished">Nid oes argraffydd ar y peiriant hwn. Gofynnwch am un, neu agorwch y PDF mewn darllenydd.</translation>
    </message>
    <message>
        <source>{reference} is being printed: {printer}.</source>
        <translation type="unfinished">Mae {reference} yn cael ei argraffu: {printer}.</translation>
    </message>
</context>
<context>
    <name>protected</name>
    <message>
        <source>Ask a colleague who may see protected people, or the customer. Tell nobody else.</source>
        <translation type="unfinished">Gofynnwch i gydweithiwr sy&apos;n cael gweld pobl a warchodir, neu i&apos;r cwsmer. Peidiwch â dweud wrth neb arall.</translation>
    </message>
    <message>
        <source>New address</source>
        <translation type="unfinished">Cyfeiriad newydd</translation>
    </message>
    <message>
        <source>No new address yet.</source>
        <translation type="unfinished">Dim cyfeiriad newydd eto.</translation>
    </message>
    <message>
        <source>Protected: tell nobody.</source>
        <translation type="unfinished">Gwarchodir: peidiwch â dweud wrth neb.</translation>
    </message>
    <message>
        <source>The new address is protected.</source>
        <translation type="unfinished">Gwarchodir y cyfeiriad newydd.</translation>
    </message>
    <message>
        <source>UPRN {uprn}</source>
        <translation type="unfinished">UPRN {uprn}</translation>
    </message>
    <message>
        <source>landlord {name}</source>
        <translation type="unfinished">landlord {name}</translation>
    </message>
    <message>
        <source>safe to write to: {address}</source>
        <translation type="unfinished">diogel ysgrifennu i: {address}</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform>neb yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking for the queue…</source>
        <translation type="unfinished">Yn gofyn am y ciw…</translation>
    </message>
    <message>
        <source>Asking which sites and counters there are…</source>
        <translation type="unfinished">Yn gofyn pa safleoedd a chownteri sydd…</translation>
    </message>
    <message>
        <source>Call people by name or number, and start a contact from the customer&apos;s record. The queue comes back by itself.</source>
        <translation type="unfinished">Galwch bobl yn ôl enw neu rif, a dechreuwch gyswllt o gofnod y cwsmer. Daw’r ciw yn ôl ar ei ben ei hun.</translation>
    </message>
    <message>
        <source>Call whoever has waited longest.</source>
        <translation type="unfinished">Galwch bwy bynnag sydd wedi aros hiraf.</translation>
    </message>
    <message>
        <source>Calls as at {time}</source>
        <translation type="unfinished">Galwadau am {time}</translation>
    </message>
    <message>
        <source>Choose the site you work at</source>
        <translation type="unfinished">Dewiswch y safle lle rydych chi’n gweithio</translation>
    </message>
    <message>
        <source>Choose what it is about</source>
        <translation type="unfinished">Dewiswch am beth mae</translation>
    </message>
    <message>
        <source>Choose your counter</source>
        <translation type="unfinished">Dewiswch eich cownter</translation>
    </message>
    <message>
        <source>Counter {name}</source>
        <translation type="unfinished">Cownter {name}</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation type="unfinished">Heb ddod</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished">Wedi gorffen</translation>
    </message>
    <message>
        <source>It is saved here and not sent yet.</source>
        <translation type="unfinished">Mae wedi’i gadw yma a heb ei anfon eto.</translation>
    </message>
    <message>
        <source>Listen for your number</source>
        <translation type="unfinished">Gwrandewch am eich rhif</translation>
    </message>
    <message>
        <source>Nobody waits just now.</source>
        <translation type="unfinished">Does neb yn aros ar hyn o bryd.</translation>
    </message>
    <message>
        <source>Not enough to say</source>
        <translation type="unfinished">Dim digon i ddweud</translation>
    </message>
    <message>
        <source>Please listen for your number</source>
        <translation type="unfinished">Gwrandewch am eich rhif os gwelwch yn dda</translation>
    </message>
    <message>
        <source>The line does not answer, and the queue needs it. This is the queue as it was at {time}.</source>
        <translation type="unfinished">Dyw’r llinell ddim yn ateb, ac mae ei hangen ar y ciw. Dyma’r ciw fel roedd am {time}.</translation>
    </message>
    <message>
        <source>The queue needs the line, and it does not answer.</source>
        <translation type="unfinished">Mae angen y llinell ar y ciw, a dyw hi ddim yn ateb.</translation>
    </message>
    <message>
        <source>This is the queue as it was at {time}, with what was done here since. Calls are saved here and sent when the line is back.</source>
        <translation type="unfinished">Dyma’r ciw fel yr oedd am {time}, gyda’r hyn a wnaed yma ers hynny. Mae galwadau’n cael eu cadw yma a’u hanfon pan ddaw’r llinell yn ôl.</translation>
    </message>
    <message>
        <source>This site has no counters. Choose another one.</source>
        <translation type="unfinished">Does dim cownteri ar y safle hwn. Dewiswch un arall.</translation>
    </message>
    <message>
        <source>Under 1 min</source>
        <translation type="unfinished">Dan 1 mun</translation>
    </message>
    <message>
        <source>Under 1 min, most under&#xa0;{most}</source>
        <translation type="unfinished">Dan 1 mun, y rhan fwyaf dan&#xa0;{most}</translation>
    </message>
    <message>
        <source>Wait: {wait}.</source>
        <translation type="unfinished">Arhosiad: {wait}.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished">Croeso</translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes, most wait less than {most}</source>
        <translation type="unfinished">
            <numerusform>llai na munud, y rhan fwyaf yn aros llai na {most}</numerusform>
            <numerusform>tua %n munud, y rhan fwyaf yn aros llai na {most}</numerusform>
            <numerusform>tua %n munud, y rhan fwyaf yn aros llai na {most}</numerusform>
            <numerusform>tua %n munud, y rhan fwyaf yn aros llai na {most}</numerusform>
            <numerusform>tua %n munud, y rhan fwyaf yn aros llai na {most}</numerusform>
        </translation>
    </message>
    <message>
        <source>about 1 minute, most wait less than {most}</source>
        <translation type="unfinished">tua 1 munud, y rhan fwyaf yn aros llai na {most}</translation>
    </message>
    <message>
        <source>being served</source>
        <translation type="unfinished">yn cael eu gweld</translation>
    </message>
    <message>
        <source>being served, called {time}</source>
        <translation type="unfinished">yn cael eu gweld, galwyd {time}</translation>
    </message>
    <message>
        <source>called {time}</source>
        <translation type="unfinished">galwyd {time}</translation>
    </message>
    <message>
        <source>called, not there yet</source>
        <translation type="unfinished">wedi’u galw, heb gyrraedd eto</translation>
    </message>
    <message>
        <source>calling for {services}</source>
        <translation type="unfinished">yn galw ar gyfer {services}</translation>
    </message>
    <message>
        <source>calling the next one finishes this one</source>
        <translation type="unfinished">mae galw’r nesaf yn gorffen hwn</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished">llai na munud</translation>
    </message>
    <message numerus="yes">
        <source>less than a minute, most wait less than %n minutes</source>
        <translation type="unfinished">
            <numerusform>llai na munud</numerusform>
            <numerusform>llai na munud, y rhan fwyaf yn aros llai na %n munud</numerusform>
            <numerusform>llai na munud, y rhan fwyaf yn aros llai na %n munud</numerusform>
            <numerusform>llai na munud, y rhan fwyaf yn aros llai na %n munud</numerusform>
            <numerusform>llai na munud, y rhan fwyaf yn aros llai na %n munud</numerusform>
        </translation>
    </message>
    <message>
        <source>needs: {needs}</source>
        <translation type="unfinished">anghenion: {needs}</translation>
    </message>
    <message>
        <source>not enough to say</source>
        <translation type="unfinished">dim digon i ddweud</translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished">nawr</translation>
    </message>
    <message>
        <source>saved here, not sent yet</source>
        <translation type="unfinished">wedi’i gadw yma, heb ei anfon eto</translation>
    </message>
    <message>
        <source>{about} min, most under&#xa0;{most}</source>
        <translation type="unfinished">{about} mun, y rhan fwyaf dan&#xa0;{most}</translation>
    </message>
    <message>
        <source>{counter}, this one</source>
        <translation type="unfinished">{counter}, yr un hwn</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished">{hours} awr {minutes} mun</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished">{minutes} mun</translation>
    </message>
    <message>
        <source>{ticket} is called to {counter}.</source>
        <translation type="unfinished">Galwyd {ticket}: {counter}.</translation>
    </message>
    <message>
        <source>{ticket} joined for {service}.</source>
        <translation type="unfinished">Ymunodd {ticket}: {service}.</translation>
    </message>
    <message>
        <source>{ticket}, please go to {counter}.</source>
        <translation type="unfinished">{ticket}: {counter}, os gwelwch yn dda.</translation>
    </message>
    <message>
        <source>{waiting} at {time}</source>
        <translation type="unfinished">{waiting} am {time}</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>Case {reference}</source>
        <translation type="unfinished">Achos {reference}</translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source> Not sent yet</source>
        <translation type="unfinished"> Heb ei anfon eto</translation>
    </message>
    <message>
        <source> · reply due {day}</source>
        <translation type="unfinished"> · ateb erbyn {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n older shown.</source>
        <translation type="unfinished">
            <numerusform>Dim hŷn yn cael ei ddangos.</numerusform>
            <numerusform>%n hŷn yn cael eu dangos.</numerusform>
            <numerusform>%n hŷn yn cael eu dangos.</numerusform>
            <numerusform>%n hŷn yn cael eu dangos.</numerusform>
            <numerusform>%n hŷn yn cael eu dangos.</numerusform>
        </translation>
    </message>
    <message>
        <source>, moved for the holiday</source>
        <translation type="unfinished">, wedi’i symud oherwydd yr ŵyl</translation>
    </message>
    <message>
        <source>Account closed {day}</source>
        <translation type="unfinished">Caewyd y cyfrif {day}</translation>
    </message>
    <message>
        <source>Account closes {day}</source>
        <translation type="unfinished">Cyfrif yn cau {day}</translation>
    </message>
    <message>
        <source>Advised {day}</source>
        <translation type="unfinished">Cynghorwyd {day}</translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished">Popeth</translation>
    </message>
    <message>
        <source>Assisted collection</source>
        <translation type="unfinished">Casgliad â chymorth</translation>
    </message>
    <message>
        <source>Audio letters</source>
        <translation type="unfinished">Llythyrau sain</translation>
    </message>
    <message>
        <source>BSL interpreter</source>
        <translation type="unfinished">Dehonglydd BSL</translation>
    </message>
    <message>
        <source>Band {band}</source>
        <translation type="unfinished">Band {band}</translation>
    </message>
    <message>
        <source>Braille</source>
        <translation type="unfinished">Braille</translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished">Galwad</translation>
    </message>
    <message>
        <source>Call, do not write</source>
        <translation type="unfinished">Ffonio, nid ysgrifennu</translation>
    </message>
    <message>
        <source>Caution: {reason}</source>
        <translation type="unfinished">Rhybudd: {reason}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished">Newid</translation>
    </message>
    <message>
        <source>Changed by somebody else</source>
        <translation type="unfinished">Newidiwyd gan rywun arall</translation>
    </message>
    <message>
        <source>Changed: {who}, {time}</source>
        <translation type="unfinished">Newidiwyd: {who}, {time}</translation>
    </message>
    <message>
        <source>Changes {count}</source>
        <translation type="unfinished">Newidiadau {count}</translation>
    </message>
    <message>
        <source>Clear print</source>
        <translation type="unfinished">Print clir</translation>
    </message>
    <message>
        <source>Contacts {count}</source>
        <translation type="unfinished">Cysylltiadau {count}</translation>
    </message>
    <message>
        <source>Council Tax Reduction</source>
        <translation type="unfinished">Gostyngiad Treth Gyngor</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation type="unfinished">Cownter</translation>
    </message>
    <message>
        <source>Died {day}</source>
        <translation type="unfinished">Bu farw {day}</translation>
    </message>
    <message>
        <source>Easy read</source>
        <translation type="unfinished">Hawdd ei ddeall</translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished">E-bost</translation>
    </message>
    <message>
        <source>Food</source>
        <translation type="unfinished">Bwyd</translation>
    </message>
    <message>
        <source>Garden waste</source>
        <translation type="unfinished">Gwastraff gardd</translation>
    </message>
    <message>
        <source>Garden waste paid to {day}</source>
        <translation type="unfinished">Gwastraff gardd wedi’i dalu hyd {day}</translation>
    </message>
    <message>
        <source>General waste</source>
        <translation type="unfinished">Gwastraff cyffredinol</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation type="unfinished">Dychwelwyd</translation>
    </message>
    <message>
        <source>Hearing loop</source>
        <translation type="unfinished">Dolen sain</translation>
    </message>
    <message>
        <source>Identity checked {time}</source>
        <translation type="unfinished">Gwiriwyd pwy ydyn nhw {time}</translation>
    </message>
    <message>
        <source>Identity last checked {day}</source>
        <translation type="unfinished">Gwiriwyd ddiwethaf {day}</translation>
    </message>
    <message>
        <source>Identity not checked</source>
        <translation type="unfinished">Heb wirio pwy ydyn nhw</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation type="unfinished">Cyfieithydd</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation type="unfinished">Print bras</translation>
    </message>
    <message>
        <source>Last identity check failed</source>
        <translation type="unfinished">Methodd y gwiriad diwethaf</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>Letter in</source>
        <translation type="unfinished">Llythyr i mewn</translation>
    </message>
    <message>
        <source>Letters {count}</source>
        <translation type="unfinished">Llythyrau {count}</translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished">Llyfrgell</translation>
    </message>
    <message>
        <source>Missed {day}, {stream}: {reason}</source>
        <translation type="unfinished">Heb ei gasglu {day}, {stream}: {reason}</translation>
    </message>
    <message>
        <source>Needs fixing: {service}</source>
        <translation type="unfinished">Angen ei gywiro: {service}</translation>
    </message>
    <message>
        <source>Needs more time</source>
        <translation type="unfinished">Angen mwy o amser</translation>
    </message>
    <message>
        <source>No address recorded</source>
        <translation type="unfinished">Dim cyfeiriad wedi’i gofnodi</translation>
    </message>
    <message>
        <source>No address recorded.</source>
        <translation type="unfinished">Dim cyfeiriad wedi’i gofnodi.</translation>
    </message>
    <message>
        <source>No collection round is recorded for this address.</source>
        <translation type="unfinished">Does dim cylch casglu wedi’i gofnodi ar gyfer y cyfeiriad hwn.</translation>
    </message>
    <message>
        <source>No council tax account</source>
        <translation type="unfinished">Dim cyfrif treth gyngor</translation>
    </message>
    <message>
        <source>No open cases.</source>
        <translation type="unfinished">Dim achosion agored.</translation>
    </message>
    <message>
        <source>Not advised yet</source>
        <translation type="unfinished">Heb gynghori eto</translation>
    </message>
    <message>
        <source>Not liable at this address.</source>
        <translation type="unfinished">Ddim yn atebol yn y cyfeiriad hwn.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>Notes {count}</source>
        <translation type="unfinished">Nodiadau {count}</translation>
    </message>
    <message>
        <source>Nothing due</source>
        <translation type="unfinished">Dim yn ddyledus</translation>
    </message>
    <message>
        <source>Nothing has happened of late. Start a contact with F8, or write a note with Ctrl+N.</source>
        <translation type="unfinished">Does dim wedi digwydd yn ddiweddar. Dechreuwch gyswllt gydag F8, neu ysgrifennwch nodyn gyda Ctrl+N.</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Start a contact with F8, or write a note with Ctrl+N.</source>
        <translation type="unfinished">Does dim wedi digwydd eto. Dechreuwch gyswllt gydag F8, neu ysgrifennwch nodyn gyda Ctrl+N.</translation>
    </message>
    <message>
        <source>Nothing of this kind. Choose All to see everything.</source>
        <translation type="unfinished">Dim o’r math hwn. Dewiswch Popeth i weld y cyfan.</translation>
    </message>
    <message>
        <source>Older entries are at the centre. They can be read when the line is back.</source>
        <translation type="unfinished">Mae cofnodion hŷn yn y ganolfan. Gellir eu darllen pan ddaw’r llinell yn ôl.</translation>
    </message>
    <message>
        <source>Paper and card</source>
        <translation type="unfinished">Papur a cherdyn</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished">Argraffwyd</translation>
    </message>
    <message>
        <source>Reading older entries at the centre…</source>
        <translation type="unfinished">Wrthi’n darllen cofnodion hŷn yn y ganolfan…</translation>
    </message>
    <message>
        <source>Reads Welsh first</source>
        <translation type="unfinished">Yn darllen Cymraeg yn gyntaf</translation>
    </message>
    <message>
        <source>Recycling</source>
        <translation type="unfinished">Ailgylchu</translation>
    </message>
    <message>
        <source>Rejected {day}, {stream}: {reason}</source>
        <translation type="unfinished">Gwrthodwyd {day}, {stream}: {reason}</translation>
    </message>
    <message>
        <source>Saved here, not sent yet</source>
        <translation type="unfinished">Cadwyd yma, heb ei anfon</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished">Rhywun arall</translation>
    </message>
    <message>
        <source>Somebody else changed this record just now.</source>
        <translation type="unfinished">Mae rhywun arall newydd newid y cofnod hwn.</translation>
    </message>
    <message>
        <source>Somebody else changed this too</source>
        <translation type="unfinished">Newidiodd rhywun arall hwn hefyd</translation>
    </message>
    <message>
        <source>Step-free access</source>
        <translation type="unfinished">Mynediad di-ris</translation>
    </message>
    <message>
        <source>There is nothing older.</source>
        <translation type="unfinished">Does dim byd hŷn.</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation type="unfinished">Neges llais</translation>
    </message>
    <message>
        <source>Web</source>
        <translation type="unfinished">Gwe</translation>
    </message>
    <message>
        <source>account {reference}</source>
        <translation type="unfinished">cyfrif {reference}</translation>
    </message>
    <message>
        <source>all disregarded</source>
        <translation type="unfinished">pawb wedi’u diystyru</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished">a {count} arall</translation>
    </message>
    <message>
        <source>born {year}</source>
        <translation type="unfinished">ganwyd {year}</translation>
    </message>
    <message>
        <source>council or housing association tenant</source>
        <translation type="unfinished">tenant cyngor neu gymdeithas dai</translation>
    </message>
    <message>
        <source>crew short of people</source>
        <translation type="unfinished">y criw’n brin o bobl</translation>
    </message>
    <message>
        <source>details passed on the same day</source>
        <translation type="unfinished">pasiwyd y manylion ymlaen yr un diwrnod</translation>
    </message>
    <message>
        <source>details passed on {day}</source>
        <translation type="unfinished">pasiwyd y manylion ymlaen {day}</translation>
    </message>
    <message>
        <source>frozen or snow</source>
        <translation type="unfinished">rhew neu eira</translation>
    </message>
    <message>
        <source>here since {day}</source>
        <translation type="unfinished">yma ers {day}</translation>
    </message>
    <message>
        <source>known as {name}</source>
        <translation type="unfinished">yn cael eu galw’n {name}</translation>
    </message>
    <message>
        <source>leaves {day}</source>
        <translation type="unfinished">yn gadael {day}</translation>
    </message>
    <message>
        <source>left {day}</source>
        <translation type="unfinished">gadawodd {day}</translation>
    </message>
    <message>
        <source>lid open</source>
        <translation type="unfinished">caead ar agor</translation>
    </message>
    <message>
        <source>living with family</source>
        <translation type="unfinished">yn byw gyda theulu</translation>
    </message>
    <message>
        <source>lodger</source>
        <translation type="unfinished">lletywr</translation>
    </message>
    <message>
        <source>moves in {day}</source>
        <translation type="unfinished">yn symud i mewn {day}</translation>
    </message>
    <message>
        <source>no address recorded</source>
        <translation type="unfinished">dim cyfeiriad wedi’i gofnodi</translation>
    </message>
    <message>
        <source>not in arrears</source>
        <translation type="unfinished">dim ôl-ddyledion</translation>
    </message>
    <message>
        <source>not out in time</source>
        <translation type="unfinished">ddim allan mewn pryd</translation>
    </message>
    <message>
        <source>ordered: {what}</source>
        <translation type="unfinished">wedi’i archebu: {what}</translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished">arall</translation>
    </message>
    <message>
        <source>owner</source>
        <translation type="unfinished">perchennog</translation>
    </message>
    <message>
        <source>private tenant</source>
        <translation type="unfinished">tenant preifat</translation>
    </message>
    <message>
        <source>promised by {day}, late</source>
        <translation type="unfinished">addawyd erbyn {day}, yn hwyr</translation>
    </message>
    <message>
        <source>promised today</source>
        <translation type="unfinished">addawyd heddiw</translation>
    </message>
    <message>
        <source>reference {reference}</source>
        <translation type="unfinished">cyfeirnod {reference}</translation>
    </message>
    <message>
        <source>road blocked</source>
        <translation type="unfinished">ffordd ar gau</translation>
    </message>
    <message>
        <source>single person discount</source>
        <translation type="unfinished">disgownt person sengl</translation>
    </message>
    <message>
        <source>student</source>
        <translation type="unfinished">myfyriwr</translation>
    </message>
    <message>
        <source>too heavy</source>
        <translation type="unfinished">rhy drwm</translation>
    </message>
    <message>
        <source>under 1</source>
        <translation type="unfinished">dan 1</translation>
    </message>
    <message>
        <source>vehicle broken down</source>
        <translation type="unfinished">cerbyd wedi torri i lawr</translation>
    </message>
    <message>
        <source>was {name}</source>
        <translation type="unfinished">gynt {name}</translation>
    </message>
    <message>
        <source>wrong things in it</source>
        <translation type="unfinished">pethau anghywir ynddo</translation>
    </message>
    <message>
        <source>{name} and {count} others have this record open</source>
        <translation type="unfinished">Mae gan {name} a {count} arall y cofnod hwn ar agor</translation>
    </message>
    <message>
        <source>{name} and {other} have this record open</source>
        <translation type="unfinished">Mae gan {name} a {other} y cofnod hwn ar agor</translation>
    </message>
    <message>
        <source>{name} has this record open</source>
        <translation type="unfinished">Mae gan {name} y cofnod hwn ar agor</translation>
    </message>
    <message>
        <source>{sum} due on {day}</source>
        <translation type="unfinished">{sum} yn ddyledus {day}</translation>
    </message>
    <message>
        <source>{sum} in arrears</source>
        <translation type="unfinished">{sum} mewn ôl-ddyledion</translation>
    </message>
    <message>
        <source>{sum} still to pay to {day}</source>
        <translation type="unfinished">{sum} eto i’w dalu hyd {day}</translation>
    </message>
    <message>
        <source>{who} changed this record at {time}.</source>
        <translation type="unfinished">Newidiodd {who} y cofnod hwn am {time}.</translation>
    </message>
</context>
<context>
    <name>saved</name>
    <message>
        <source> to {place}</source>
        <translation type="unfinished"> i {place}</translation>
    </message>
    <message>
        <source>, {day}</source>
        <translation type="unfinished">, {day}</translation>
    </message>
    <message>
        <source>: {what} as it is</source>
        <translation type="unfinished">: {what} fel y mae</translation>
    </message>
    <message>
        <source>A change to the record</source>
        <translation type="unfinished">Newid i’r cofnod</translation>
    </message>
    <message>
        <source>A choice between two changes</source>
        <translation type="unfinished">Dewis rhwng dau newid</translation>
    </message>
    <message>
        <source>A contact</source>
        <translation type="unfinished">Cyswllt</translation>
    </message>
    <message>
        <source>A letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>A look at the record</source>
        <translation type="unfinished">Edrych ar y cofnod</translation>
    </message>
    <message>
        <source>A move</source>
        <translation type="unfinished">Symud</translation>
    </message>
    <message>
        <source>A note</source>
        <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
        <source>An identity check</source>
        <translation type="unfinished">Gwiriad adnabod</translation>
    </message>
    <message>
        <source>Another change</source>
        <translation type="unfinished">Newid arall</translation>
    </message>
    <message>
        <source>Something taken back</source>
        <translation type="unfinished">Rhywbeth a dynnwyd yn ôl</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Enter opens · ↑ ↓ choose · Esc closes</source>
        <translation type="unfinished">Enter yn agor · ↑ ↓ yn dewis · Esc yn cau</translation>
    </message>
    <message>
        <source>Nobody found for “{text}”. Records that you declared as your own or a relative&apos;s are closed to you and not found here: ask your team leader.</source>
        <translation type="unfinished">Ni chafwyd neb ar gyfer “{text}”. Mae cofnodion a ddatganoch fel eich rhai chi neu rai perthynas ar gau i chi ac nid ydynt i&apos;w cael yma: gofynnwch i arweinydd eich tîm.</translation>
    </message>
    <message>
        <source>Nobody found for “{text}”. Try the postcode, the date of birth or part of the name.</source>
        <translation type="unfinished">Neb wedi’i ganfod ar gyfer “{text}”. Rhowch gynnig ar y cod post, y dyddiad geni neu ran o’r enw.</translation>
    </message>
    <message>
        <source>The first {count}. Type more to narrow them.</source>
        <translation type="unfinished">Y {count} cyntaf. Teipiwch fwy i’w cyfyngu.</translation>
    </message>
    <message>
        <source>records closed to you are not listed</source>
        <translation type="unfinished">ni restrir cofnodion sydd ar gau i chi</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>A bill in your new name should come by {by:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date near a bank holiday may change: look at our website.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hall of residence for students is exempt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A home has no council tax band yet, so we cannot estimate the bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new address that was told in confidence stays so: a named member of staff opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single person discount of 25% is asked for at the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advised to register at the new address: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another old home is another move: cancel this one, and record the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Armed forces accommodation is exempt: the Ministry of Defence pays instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the record has it before the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for proof of what {name} is: they may not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the date of birth: it decides about voting and the discount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the customer for bank details for account {account}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whether they are the only adult now: the discount must be declared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assisted collection ends at the old address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assisted collection ends at the old address. It must be applied for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assisted collection is applied for at the new address, and looked at again after {years} years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assisted collection is for homes where nobody of {age} or over is able: ask who is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bill {name} too from {day:day}: they owe it together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change at least one of them: all are as the record has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the contact details on account {account}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the name on account {account} to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date of birth: nobody alive has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the email address: write it like name@example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the last night: {name} came on {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number: it has too many or too few digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number: no telephone has such a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number: write it like 01632 960 001 or +44 1632 960 001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the year: this is more than a year ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the year: {year} is too long ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose how they live there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what the customer wants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what they are, or none of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose whether you have seen proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose why the discount ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose why the name changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact details changed: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council Tax Reduction does not move between councils: claim from us if you need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Council Tax Reduction is taken off the bill and not off our estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide on the single person discount from {day:full}: it was declared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details passed on: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not record it here: only named staff may. Ask your team leader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the discount on account {account} from {day:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the first day without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the new tenant&apos;s first night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the tenant&apos;s last night there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter their first night there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter their last night there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every owner or tenant is a student who lives elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who lives there is under 18.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exempt from {day:full}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {day:day} the council tax of your home is owed by {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {day:day} {name} owes the council tax together with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {day:full} a premium of {percent}% is added while nobody lives there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {day:full} our council tax team decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have changed your name to {name}. Our letters use it from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have your new {what}. We use it from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I pass on that you are the only adult there now: the bill shows what is decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If one adult is left there, they can ask for the single person discount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If rent is due on both homes, Housing Benefit may cover both: benefits decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the council knows them already, choose them: this makes a record of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you are the only adult there now, ask for the single person discount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you get Council Tax Reduction, tell us, so that we can look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you get Universal Credit, tell them about it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you get Universal Credit, tell them about your move yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is empty and unfurnished: nothing is charged for up to six months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is let by the room, so the owner owes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is let by the room, so the owner owes it: who that is is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known who gets the bill there: revenues decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It should come by {by:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep paying as you do now until you hear from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep paying your current bill until the new one arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less is left than the days still to come cost: it may be paid ahead, or reduced in a way that we do not reckon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at Council Tax Reduction and Housing Benefit with the new household.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name changed to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never write bank details down here, not in a note either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No adult at the new address counts, so we decide on a discount or an exemption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No adult there counts: 50% off, or an exemption, which revenues decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody lives there and it is not known who owns it then: revenues decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody lives there and no owner is known: revenues decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody lives there: the owner owes it with a premium of {percent}%.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody lives there: the owner, or a tenant whose tenancy goes on, owes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of the first move is left: cancel it, and record the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody owes council tax for themselves from the day they died.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody said whether it is unfurnished: revenues decides on six months without a charge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Northern Ireland has rates, not council tax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Northern Ireland has rates: Land &amp; Property Services decides who pays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Northern Ireland has rates: Land &amp; Property Services sends the bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is different from what was told before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One adult there counts: ask whether they claim the single person discount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only care leavers live there, or they and students or impaired people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only severely mentally impaired people live there, or they and students.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only students live there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only students, care leavers or severely mentally impaired people live there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others live there too: revenues decides who owes it together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our Housing Options team can help you find somewhere to live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our benefits team ends or changes what was paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our benefits team looks at your Council Tax Reduction again for the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our benefits team looks at your Housing Benefit again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our council tax team decides when your old bill ends, and writes to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our council tax team decides who owes your home&apos;s council tax, and writes to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our council tax team decides who pays from {day:day} and writes to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our council tax team takes your bank details. Please do not tell them to me.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our estimate is that you will pay about the same up to the end of March.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our estimate is that you will pay about {pence:about} up to the end of March.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our estimate of your bill from us for this year is about {pence:about}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our estimate takes it that the old bill ends when they leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our estimate: nothing more and nothing less to pay to {last:day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our estimate: {pence:pounds} to pay to {last:day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the household stays, so we cannot estimate the bill here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass the name and address of {name} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please send us a copy of the certificate or deed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revenues works out what the estate still owes, or gets back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the name to {most} letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single person discount: none from {day:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is liable for council tax at this address from {day:full}. Count them among the adults who will live there, or check the address and the first night.</source>
        <translation type="unfinished">Mae rhywun arall yn atebol am dreth gyngor yn y cyfeiriad hwn o {day:full}. Cyfrwch nhw ymhlith yr oedolion a fydd yn byw yno, neu gwiriwch y cyfeiriad a&apos;r noson gyntaf.</translation>
    </message>
    <message>
        <source>Tell Universal Credit about your move yourself: we cannot do it for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell Us Once passes the death on to most of government and to us: ask the registrar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the landlord nothing of the tenant: not where they went, nor what they owe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the registration officer about your new name: {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell us when you let it again. Until then you may owe the council tax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you. Our council tax team asks your tenant too, and writes to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is {more:pounds} more than the year costs: an earlier debt, a premium, or a discount that the bill does not have yet. Revenues can say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Valuation Office has to give the new home a band first; then the bill comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bill should come by {by:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charges for that year are not set yet, so our estimate may change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first in the order is {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The garden waste subscription is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The garden waste subscription moves to the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The home is exempt from {day:full}: we ask for proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The landlord says that the tenant left after {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The move took effect on {day}: correct it, or record the move back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new home is exempt: {why} Revenues asks for proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new tenant comes after the last one has left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next collections are: {days}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old name is closed: it is not shown any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old name is kept as a former name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open register can be bought by anybody: whoever registers can ask to be left out of it. That changes nothing about voting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner or tenant who lived there cares for somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner or tenant who lived there is cared for elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner or tenant who lived there is in prison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner or tenant who lived there lives in a care home for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner or tenant who lived there lives in a hospital for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person who died owes no council tax from {day:day} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record shows more adults there. Tell us first who else has left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record shows no home for this customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record shows no home for this customer. Record their move first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record shows no single person discount on that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record shows nobody else there. Write a note instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record shows {left:pounds} left to pay; we reckon {year:pounds} for the year without the move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The single person discount ends on {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bill of theirs to estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They contact you by {by:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has no council tax account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is still to come: ask them to tell us if it changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number is kept for films: nobody can be rung on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record is no longer here. Choose again, or somebody new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wants to give bank details to the council tax team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We do not hold the charges for that time, so we cannot estimate the bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We exchange by {by:day}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We no longer use your old {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where {name} went is told by them: record that on their own record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever owned or rented it has died, and the estate has it: exempt to six months after probate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever stays may claim Council Tax Reduction in their own name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever stays owes the home from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever they live with gets the bill at the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever they live with gets the bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever you live with gets the bill at the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the move about {left:about} would be left to pay, by our estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the move about {left:about} would be paid back, by our estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the landlord&apos;s or agent&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the new name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the new name: this is the one on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write their name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You ask for a single person discount of {percent}% at the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You get no Council Tax Reduction now. We have told you how to claim.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pay for your new home from {day:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pay for your old home until it is sold or somebody else lives there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Council Tax Reduction with us ends. Claim from your new council.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your council tax moves with you on {day:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your first bill should come by {by:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your garden waste subscription is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your garden waste subscription moves to the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your new address is kept apart: only whoever took it down and named staff can see it.</source>
        <translation type="unfinished">Cedwir eich cyfeiriad newydd ar wahân: dim ond pwy bynnag a&apos;i nododd a staff a enwir sy&apos;n gallu ei weld.</translation>
    </message>
    <message>
        <source>Your new home should be exempt: our council tax team asks you for proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your single person discount ends on {day:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arrears:pounds} of what is left is from before this bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day:full}: {streams}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{landlord} says that {name} left after {day:full}: ask them both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} each need to register to vote at the new address: the link is in your letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can apply now, with our help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can ask to register anonymously.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can register as a service voter instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can register by a declaration, for where they spend much time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can register from {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can register now and vote from {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not count for council tax: we ask you for proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is recorded as having died. Check who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the next tenant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} joins the household on {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leaves the household after {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lives at {place} by our records: record their move on their own record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lives there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lives there from {day:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} lives there up to {day:day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may be registered at home and where they study, but votes once in a general election.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must apply again to vote by post.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs to register to vote at the new address, can vote at local and devolved elections now, and at every election from {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs to register to vote at the new address: the link is in your letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs to register to vote at their new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} owes no council tax from {day:day} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} owes nothing from {day:full}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{officer} is not part of this council.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent}% is taken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} from {day:full} ({band}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} has the containers it should have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} to {day:full} ({band}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{team}, {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: taken off the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Begin the address with postgresql://</source>
        <translation type="unfinished">Dechreuwch y cyfeiriad â postgresql://</translation>
    </message>
    <message>
        <source>Enter the address of the centre.</source>
        <translation type="unfinished">Rhowch gyfeiriad y ganolfan.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation type="unfinished">Rhowch eich cyfrinair.</translation>
    </message>
    <message>
        <source>Enter your sign-in name.</source>
        <translation type="unfinished">Rhowch eich enw mewngofnodi.</translation>
    </message>
    <message>
        <source>Kept on this machine: {work}.</source>
        <translation type="unfinished">Wedi’i gadw ar y peiriant hwn: {work}.</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished">Mewngofnodi</translation>
    </message>
    <message>
        <source>Starting the demonstration. The first time takes some seconds.</source>
        <translation type="unfinished">Cychwyn yr arddangosiad. Mae’r tro cyntaf yn cymryd ychydig eiliadau.</translation>
    </message>
    <message>
        <source>The centre stopped answering during the first copy.</source>
        <translation type="unfinished">Peidiodd y ganolfan ag ateb yn ystod y copi cyntaf.</translation>
    </message>
    <message>
        <source>The demonstration was stopped before it was ready.</source>
        <translation type="unfinished">Stopiwyd yr arddangosiad cyn iddo fod yn barod.</translation>
    </message>
    <message>
        <source>Try again goes on with it.</source>
        <translation type="unfinished">Mae Rhoi cynnig arall yn mynd ymlaen ag ef.</translation>
    </message>
    <message>
        <source>Trying again.</source>
        <translation type="unfinished">Yn ceisio eto.</translation>
    </message>
    <message>
        <source>{count} records copied to this machine, encrypted</source>
        <translation type="unfinished">{count} o gofnodion wedi’u copïo i’r peiriant hwn, wedi’u hamgryptio</translation>
    </message>
    <message>
        <source>{login}: {unsent} not sent yet, {drafts} half written</source>
        <translation type="unfinished">{login}: {unsent} heb eu hanfon eto, {drafts} ar eu hanner</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>
Follows when this is put right: {what}</source>
        <translation type="unfinished">
Yn dilyn pan gaiff hwn ei gywiro: {what}</translation>
    </message>
    <message>
        <source>
Follows with the next round.</source>
        <translation type="unfinished">
Yn dilyn y tro nesaf.</translation>
    </message>
    <message>
        <source> · not sent yet</source>
        <translation type="unfinished"> · heb ei anfon eto</translation>
    </message>
    <message numerus="yes">
        <source>%n change not sent yet. Kept safely here.</source>
        <translation type="unfinished">
            <numerusform>Dim newidiadau heb eu hanfon. Wedi’u cadw’n ddiogel yma.</numerusform>
            <numerusform>%n newid heb ei anfon eto. Wedi’i gadw’n ddiogel yma.</numerusform>
            <numerusform>%n newid heb eu hanfon eto. Wedi’u cadw’n ddiogel yma.</numerusform>
            <numerusform>%n newid heb eu hanfon eto. Wedi’u cadw’n ddiogel yma.</numerusform>
            <numerusform>%n newid heb eu hanfon eto. Wedi’u cadw’n ddiogel yma.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change to choose between: see the Sync page.</source>
        <translation type="unfinished">
            <numerusform>Dim newid i ddewis rhyngddynt.</numerusform>
            <numerusform>%n newid i ddewis rhyngddynt: gweler y dudalen Cysoni.</numerusform>
            <numerusform>%n newid i ddewis rhyngddynt: gweler y dudalen Cysoni.</numerusform>
            <numerusform>%n newid i ddewis rhyngddynt: gweler y dudalen Cysoni.</numerusform>
            <numerusform>%n newid i ddewis rhyngddynt: gweler y dudalen Cysoni.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs fixing</source>
        <translation type="unfinished">
            <numerusform>dim angen ei drwsio</numerusform>
            <numerusform>%n angen ei drwsio</numerusform>
            <numerusform>%n angen eu trwsio</numerusform>
            <numerusform>%n angen eu trwsio</numerusform>
            <numerusform>%n angen eu trwsio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record copied to this machine, encrypted</source>
        <translation type="unfinished">
            <numerusform>Dim cofnodion wedi’u copïo i’r peiriant hwn, wedi’u hamgryptio</numerusform>
            <numerusform>%n cofnod wedi’i gopïo i’r peiriant hwn, wedi’i amgryptio</numerusform>
            <numerusform>%n o gofnodion wedi’u copïo i’r peiriant hwn, wedi’u hamgryptio</numerusform>
            <numerusform>%n o gofnodion wedi’u copïo i’r peiriant hwn, wedi’u hamgryptio</numerusform>
            <numerusform>%n o gofnodion wedi’u copïo i’r peiriant hwn, wedi’u hamgryptio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to choose</source>
        <translation type="unfinished">
            <numerusform>dim i’w ddewis</numerusform>
            <numerusform>%n i’w ddewis</numerusform>
            <numerusform>%n i’w dewis</numerusform>
            <numerusform>%n i’w dewis</numerusform>
            <numerusform>%n i’w dewis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation type="unfinished">
            <numerusform>dim i’w anfon</numerusform>
            <numerusform>%n i’w hanfon</numerusform>
            <numerusform>%n i’w hanfon</numerusform>
            <numerusform>%n i’w hanfon</numerusform>
            <numerusform>%n i’w hanfon</numerusform>
        </translation>
    </message>
    <message>
        <source>All sent, {time}</source>
        <translation type="unfinished">Popeth wedi’i anfon, {time}</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished">Yn cael ei anfon</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished">Dewiswyd</translation>
    </message>
    <message>
        <source>Copying the council&apos;s records to this machine</source>
        <translation type="unfinished">Copïo cofnodion y cyngor i’r peiriant hwn</translation>
    </message>
    <message>
        <source>Copying the council&apos;s records…</source>
        <translation type="unfinished">Copïo cofnodion y cyngor…</translation>
    </message>
    <message>
        <source>Copying was stopped</source>
        <translation type="unfinished">Cafodd y copïo ei stopio</translation>
    </message>
    <message>
        <source>Go on working: everything is kept on this machine and sent when the line is back.</source>
        <translation type="unfinished">Daliwch ati i weithio: mae popeth yn cael ei gadw ar y peiriant hwn a’i anfon pan ddaw’r llinell yn ôl.</translation>
    </message>
    <message>
        <source>Last heard from</source>
        <translation type="unfinished">Clywyd ddiwethaf</translation>
    </message>
    <message>
        <source>Line down since {time}</source>
        <translation type="unfinished">Llinell i lawr ers {time}</translation>
    </message>
    <message>
        <source>Needs fixing</source>
        <translation type="unfinished">Angen ei drwsio</translation>
    </message>
    <message>
        <source>No answer since</source>
        <translation type="unfinished">Dim ateb ers</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation type="unfinished">Heb gysoni eto</translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished">Derbyniwyd</translation>
    </message>
    <message>
        <source>Received today</source>
        <translation type="unfinished">Derbyniwyd heddiw</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation type="unfinished">Cadwyd yma</translation>
    </message>
    <message>
        <source>Saved here, not sent yet</source>
        <translation type="unfinished">Cadwyd yma, heb ei anfon</translation>
    </message>
    <message>
        <source>Sync has a problem: see the Sync page.</source>
        <translation type="unfinished">Mae problem gyda chysoni: gweler y dudalen Cysoni.</translation>
    </message>
    <message>
        <source>Two changes</source>
        <translation type="unfinished">Dau newid</translation>
    </message>
    <message>
        <source>Two changes to choose between</source>
        <translation type="unfinished">Dau newid i ddewis rhyngddynt</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation type="unfinished">Yn aros</translation>
    </message>
    <message>
        <source>Waits for something to be fixed</source>
        <translation type="unfinished">Yn aros i rywbeth gael ei gywiro</translation>
    </message>
    <message>
        <source>all sent</source>
        <translation type="unfinished">popeth wedi’i anfon</translation>
    </message>
    <message>
        <source>{who} changed this too. Choose which stands.</source>
        <translation type="unfinished">Newidiodd {who} hwn hefyd. Dewiswch pa un sy’n sefyll.</translation>
    </message>
</context>
<context>
    <name>taken</name>
    <message>
        <source>, by {day}</source>
        <translation type="unfinished">, erbyn {day}</translation>
    </message>
    <message>
        <source>It was called off.</source>
        <translation type="unfinished">Fe&apos;i galwyd yn ôl.</translation>
    </message>
    <message>
        <source>Told</source>
        <translation type="unfinished">Dywedwyd</translation>
    </message>
    <message>
        <source>When, to whom</source>
        <translation type="unfinished">Pryd, wrth bwy</translation>
    </message>
    <message>
        <source>accepted by the team</source>
        <translation type="unfinished">derbyniwyd gan y tîm</translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished">wedi&apos;i wneud</translation>
    </message>
    <message>
        <source>handed back: {reason}</source>
        <translation type="unfinished">rhoddwyd yn ôl: {reason}</translation>
    </message>
    <message>
        <source>noted</source>
        <translation type="unfinished">nodwyd</translation>
    </message>
    <message>
        <source>sent to the team</source>
        <translation type="unfinished">anfonwyd at y tîm</translation>
    </message>
    <message>
        <source>{day} {year} at {time}, {name}</source>
        <translation type="unfinished">{day} {year} am {time}, {name}</translation>
    </message>
    <message>
        <source>{reference} stands in its place.</source>
        <translation type="unfinished">Saif {reference} yn ei le.</translation>
    </message>
</context>
<context>
    <name>work</name>
    <message numerus="yes">
        <source>%n due</source>
        <translation type="unfinished">
            <numerusform>dim i’w wneud</numerusform>
            <numerusform>%n i’w wneud</numerusform>
            <numerusform>%n i’w wneud</numerusform>
            <numerusform>%n i’w wneud</numerusform>
            <numerusform>%n i’w wneud</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more is not listed: these come first.</source>
        <translation type="unfinished">
            <numerusform>Rhestrwyd y cyfan.</numerusform>
            <numerusform>Nid yw %n arall wedi’i restru: daw’r rhain yn gyntaf.</numerusform>
            <numerusform>Nid yw %n arall wedi’i restru: daw’r rhain yn gyntaf.</numerusform>
            <numerusform>Nid yw %n arall wedi’i restru: daw’r rhain yn gyntaf.</numerusform>
            <numerusform>Nid yw %n arall wedi’i restru: daw’r rhain yn gyntaf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation type="unfinished">
            <numerusform>dim i’w gywiro</numerusform>
            <numerusform>%n i’w gywiro</numerusform>
            <numerusform>%n i’w gywiro</numerusform>
            <numerusform>%n i’w gywiro</numerusform>
            <numerusform>%n i’w gywiro</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished">Derbyniwyd</translation>
    </message>
    <message>
        <source>Back {day}</source>
        <translation type="unfinished">Yn ôl {day}</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation type="unfinished">Budd-daliadau</translation>
    </message>
    <message>
        <source>By {day}</source>
        <translation type="unfinished">Erbyn {day}</translation>
    </message>
    <message>
        <source>Change contact details</source>
        <translation type="unfinished">Newid manylion cyswllt</translation>
    </message>
    <message>
        <source>Change the bill</source>
        <translation type="unfinished">Newid y bil</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation type="unfinished">Newid yr enw</translation>
    </message>
    <message>
        <source>Choose Mine to see what is promised for later.</source>
        <translation type="unfinished">Dewiswch Fy ngwaith i weld yr hyn a addawyd at eto.</translation>
    </message>
    <message>
        <source>Containers and subscriptions</source>
        <translation type="unfinished">Cynwysyddion a thanysgrifiadau</translation>
    </message>
    <message>
        <source>Council tax</source>
        <translation type="unfinished">Treth gyngor</translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Wedi’i wneud</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation type="unfinished">I’w wneud heddiw</translation>
    </message>
    <message>
        <source>Due today {count}</source>
        <translation type="unfinished">I’w wneud heddiw {count}</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation type="unfinished">Etholiadau</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation type="unfinished">Dychwelwyd</translation>
    </message>
    <message>
        <source>Handed back, told again since</source>
        <translation type="unfinished">Dychwelwyd, ac adroddwyd eto ers hynny</translation>
    </message>
    <message>
        <source>Look at help again</source>
        <translation type="unfinished">Edrych ar y cymorth eto</translation>
    </message>
    <message>
        <source>Mine {count}</source>
        <translation type="unfinished">Fy ngwaith {count}</translation>
    </message>
    <message>
        <source>Needs fixing</source>
        <translation type="unfinished">Angen ei drwsio</translation>
    </message>
    <message>
        <source>Needs fixing {count}</source>
        <translation type="unfinished">Angen ei gywiro {count}</translation>
    </message>
    <message>
        <source>No day promised</source>
        <translation type="unfinished">Dim diwrnod wedi’i addo</translation>
    </message>
    <message>
        <source>No service has anything to do from you.</source>
        <translation type="unfinished">Nid oes gan unrhyw wasanaeth waith oddi wrthych.</translation>
    </message>
    <message>
        <source>No service has handed anything back.</source>
        <translation type="unfinished">Nid oes unrhyw wasanaeth wedi dychwelyd dim.</translation>
    </message>
    <message>
        <source>Nothing is due today, and nothing is overdue.</source>
        <translation type="unfinished">Nid oes dim i’w wneud heddiw, ac nid oes dim yn hwyr.</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished">Yn hwyr</translation>
    </message>
    <message>
        <source>Pass details on</source>
        <translation type="unfinished">Trosglwyddo manylion</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation type="unfinished">Pasiwyd ymlaen</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished">Cofnodwyd</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished">Anfonwyd</translation>
    </message>
    <message>
        <source>Take back what was asked</source>
        <translation type="unfinished">Tynnu’r cais yn ôl</translation>
    </message>
    <message>
        <source>Take bank details</source>
        <translation type="unfinished">Cymryd manylion banc</translation>
    </message>
    <message>
        <source>Tenant has changed</source>
        <translation type="unfinished">Tenant wedi newid</translation>
    </message>
    <message>
        <source>The email address cannot be read.</source>
        <translation type="unfinished">Ni ellir darllen y cyfeiriad e-bost.</translation>
    </message>
    <message>
        <source>The name cannot be read.</source>
        <translation type="unfinished">Ni ellir darllen yr enw.</translation>
    </message>
    <message>
        <source>The new address cannot be read.</source>
        <translation type="unfinished">Ni ellir darllen y cyfeiriad newydd.</translation>
    </message>
    <message>
        <source>Waste</source>
        <translation type="unfinished">Gwastraff</translation>
    </message>
    <message>
        <source>What a service cannot read comes back here, with its reason.</source>
        <translation type="unfinished">Daw’r hyn na all gwasanaeth ei ddarllen yn ôl yma, gyda’r rheswm.</translation>
    </message>
    <message>
        <source>What services have still to do, and what they handed back.</source>
        <translation type="unfinished">Yr hyn sydd gan wasanaethau i’w wneud o hyd, a’r hyn a ddychwelwyd ganddynt.</translation>
    </message>
    <message>
        <source>What you take from a customer and a service has to do stands here until it is done.</source>
        <translation type="unfinished">Mae’r hyn a gymerwch gan gwsmer ac y mae’n rhaid i wasanaeth ei wneud yn sefyll yma nes ei wneud.</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation type="unfinished">erbyn {day}</translation>
    </message>
    <message>
        <source>due today</source>
        <translation type="unfinished">i’w wneud heddiw</translation>
    </message>
    <message>
        <source>none due</source>
        <translation type="unfinished">dim i’w wneud</translation>
    </message>
    <message>
        <source>overdue since {day}</source>
        <translation type="unfinished">yn hwyr ers {day}</translation>
    </message>
    <message>
        <source>their reference {reference}</source>
        <translation type="unfinished">eu cyfeirnod {reference}</translation>
    </message>
</context>
<context>
    <name>write_letter</name>
    <message>
        <source>A bill follows</source>
        <translation type="unfinished">Bydd bil yn dilyn</translation>
    </message>
    <message>
        <source>A letter in your own words</source>
        <translation type="unfinished">Llythyr yn eich geiriau eich hun</translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished">Cyfeiriad</translation>
    </message>
    <message>
        <source>Apply by</source>
        <translation type="unfinished">Gwneud cais erbyn</translation>
    </message>
    <message>
        <source>Bins out by, such as 7 am</source>
        <translation type="unfinished">Biniau allan erbyn, megis 7 am</translation>
    </message>
    <message>
        <source>Bins we bring</source>
        <translation type="unfinished">Biniau a ddown â hwy</translation>
    </message>
    <message>
        <source>Bins we take away</source>
        <translation type="unfinished">Biniau a gymerwn ymaith</translation>
    </message>
    <message>
        <source>By email</source>
        <translation type="unfinished">Trwy e-bost</translation>
    </message>
    <message>
        <source>By when</source>
        <translation type="unfinished">Erbyn pryd</translation>
    </message>
    <message>
        <source>By when, in words</source>
        <translation type="unfinished">Erbyn pryd, mewn geiriau</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation type="unfinished">Tâl</translation>
    </message>
    <message>
        <source>Charge for the year</source>
        <translation type="unfinished">Tâl am y flwyddyn</translation>
    </message>
    <message>
        <source>Copies are fine</source>
        <translation type="unfinished">Mae copïau’n iawn</translation>
    </message>
    <message>
        <source>Council tax account</source>
        <translation type="unfinished">Cyfrif treth gyngor</translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished">Diwrnod</translation>
    </message>
    <message>
        <source>Day of the first collection</source>
        <translation type="unfinished">Diwrnod y casgliad cyntaf</translation>
    </message>
    <message>
        <source>Day they asked for stage 2</source>
        <translation type="unfinished">Y diwrnod y gofynnwyd am gam 2</translation>
    </message>
    <message>
        <source>Day they contacted us</source>
        <translation type="unfinished">Y diwrnod y cysylltwyd â ni</translation>
    </message>
    <message>
        <source>Day we call again</source>
        <translation type="unfinished">Y diwrnod y byddwn yn ffonio eto</translation>
    </message>
    <message>
        <source>Day we called</source>
        <translation type="unfinished">Y diwrnod y gwnaethom ffonio</translation>
    </message>
    <message>
        <source>Day we were told</source>
        <translation type="unfinished">Y diwrnod y cawsom wybod</translation>
    </message>
    <message>
        <source>Days that change</source>
        <translation type="unfinished">Dyddiau sy’n newid</translation>
    </message>
    <message>
        <source>Days they have to tell us of a change</source>
        <translation type="unfinished">Dyddiau sydd i roi gwybod am newid</translation>
    </message>
    <message>
        <source>Each line becomes a paragraph of its own.</source>
        <translation type="unfinished">Daw pob llinell yn baragraff ar wahân.</translation>
    </message>
    <message>
        <source>Fill in “{part}”.</source>
        <translation type="unfinished">Llenwch “{part}”.</translation>
    </message>
    <message>
        <source>First class post</source>
        <translation type="unfinished">Post dosbarth cyntaf</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation type="unfinished">Da gwybod</translation>
    </message>
    <message>
        <source>Handed over here</source>
        <translation type="unfinished">Wedi’i roi yn y fan hon</translation>
    </message>
    <message>
        <source>How to pay</source>
        <translation type="unfinished">Sut i dalu</translation>
    </message>
    <message>
        <source>How to reach the ombudsman</source>
        <translation type="unfinished">Sut i gysylltu â’r ombwdsmon</translation>
    </message>
    <message>
        <source>How to send it</source>
        <translation type="unfinished">Sut i’w anfon</translation>
    </message>
    <message>
        <source>How we put it right</source>
        <translation type="unfinished">Sut y byddwn yn unioni pethau</translation>
    </message>
    <message>
        <source>In pounds, such as 70.00.</source>
        <translation type="unfinished">Mewn punnoedd, megis 70.00.</translation>
    </message>
    <message>
        <source>Last day to ask for stage 2</source>
        <translation type="unfinished">Y diwrnod olaf i ofyn am gam 2</translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished">Rhestr</translation>
    </message>
    <message>
        <source>Made as</source>
        <translation type="unfinished">Wedi’i lunio fel</translation>
    </message>
    <message>
        <source>Name of the executor</source>
        <translation type="unfinished">Enw’r ysgutor</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation type="unfinished">Ei angen erbyn</translation>
    </message>
    <message>
        <source>Needs we have noted</source>
        <translation type="unfinished">Anghenion a nodwyd</translation>
    </message>
    <message>
        <source>Next collections</source>
        <translation type="unfinished">Casgliadau nesaf</translation>
    </message>
    <message>
        <source>No native reader has approved this translation.</source>
        <translation type="unfinished">Nid oes darllenydd brodorol wedi cymeradwyo’r cyfieithiad hwn.</translation>
    </message>
    <message>
        <source>Nobody has used Tell Us Once yet</source>
        <translation type="unfinished">Nid oes neb wedi defnyddio Tell Us Once eto</translation>
    </message>
    <message>
        <source>None of the open cases</source>
        <translation type="unfinished">Dim un o’r achosion agored</translation>
    </message>
    <message>
        <source>Not as asked: {why}.</source>
        <translation type="unfinished">Nid fel y gofynnwyd: {why}.</translation>
    </message>
    <message>
        <source>Ombudsman</source>
        <translation type="unfinished">Ombwdsmon</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation type="unfinished">Un ar bob llinell.</translation>
    </message>
    <message>
        <source>Our offices</source>
        <translation type="unfinished">Ein swyddfeydd</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished">Cosb</translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished">Lle</translation>
    </message>
    <message>
        <source>Put right by</source>
        <translation type="unfinished">Unioni erbyn</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished">Cyfeirnod</translation>
    </message>
    <message>
        <source>Say what we found.</source>
        <translation type="unfinished">Dywedwch beth a ganfuom.</translation>
    </message>
    <message>
        <source>Second class post</source>
        <translation type="unfinished">Post ail ddosbarth</translation>
    </message>
    <message>
        <source>Seen within, in minutes</source>
        <translation type="unfinished">Gweld o fewn, mewn munudau</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished">Pwnc</translation>
    </message>
    <message>
        <source>Team</source>
        <translation type="unfinished">Tîm</translation>
    </message>
    <message>
        <source>Team for bins</source>
        <translation type="unfinished">Tîm y biniau</translation>
    </message>
    <message>
        <source>Team that puts it right</source>
        <translation type="unfinished">Y tîm sy’n unioni pethau</translation>
    </message>
    <message>
        <source>The crew fetches their bins</source>
        <translation type="unfinished">Mae’r criw yn nôl eu biniau</translation>
    </message>
    <message>
        <source>The home is empty</source>
        <translation type="unfinished">Mae’r cartref yn wag</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation type="unfinished">Y llythyr</translation>
    </message>
    <message>
        <source>The letter says so before its close.</source>
        <translation type="unfinished">Mae’r llythyr yn dweud hynny cyn ei ddiwedd.</translation>
    </message>
    <message>
        <source>The pages are drawn once everything is filled in.</source>
        <translation type="unfinished">Caiff y tudalennau eu llunio pan fydd popeth wedi’i lenwi.</translation>
    </message>
    <message>
        <source>Their record changed while you wrote. Read the letter again, then make it.</source>
        <translation type="unfinished">Newidiodd eu cofnod wrth i chi ysgrifennu. Darllenwch y llythyr eto, yna ei greu.</translation>
    </message>
    <message>
        <source>There is council tax to settle</source>
        <translation type="unfinished">Mae treth gyngor i’w setlo</translation>
    </message>
    <message>
        <source>They need to register to vote</source>
        <translation type="unfinished">Mae angen iddynt gofrestru i bleidleisio</translation>
    </message>
    <message>
        <source>They pay from</source>
        <translation type="unfinished">Maent yn talu o</translation>
    </message>
    <message>
        <source>They send it by</source>
        <translation type="unfinished">Maent yn ei anfon erbyn</translation>
    </message>
    <message>
        <source>They vote by post</source>
        <translation type="unfinished">Maent yn pleidleisio drwy’r post</translation>
    </message>
    <message>
        <source>This is stage 2</source>
        <translation type="unfinished">Cam 2 yw hwn</translation>
    </message>
    <message>
        <source>This letter&apos;s fixed words are in {language}: write your parts in {language} too.</source>
        <translation type="unfinished">Mae geiriau sefydlog y llythyr hwn mewn {language}: ysgrifennwch eich rhannau chi mewn {language} hefyd.</translation>
    </message>
    <message>
        <source>This was kept as a draft.</source>
        <translation type="unfinished">Cafodd hwn ei gadw fel drafft.</translation>
    </message>
    <message>
        <source>Time we call again</source>
        <translation type="unfinished">Yr amser y byddwn yn ffonio eto</translation>
    </message>
    <message>
        <source>Time, such as 10.30 am</source>
        <translation type="unfinished">Amser, megis 10.30 am</translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished">I</translation>
    </message>
    <message>
        <source>Up to which day</source>
        <translation type="unfinished">Hyd at ba ddiwrnod</translation>
    </message>
    <message>
        <source>We come to another answer than before</source>
        <translation type="unfinished">Rydym yn dod i ateb gwahanol i’r un blaenorol</translation>
    </message>
    <message>
        <source>We pass their names on to the Electoral Registration Officer</source>
        <translation type="unfinished">Rydym yn trosglwyddo eu henwau i’r Swyddog Cofrestru Etholiadol</translation>
    </message>
    <message>
        <source>We take applications by phone or in person</source>
        <translation type="unfinished">Rydym yn derbyn ceisiadau dros y ffôn neu wyneb yn wyneb</translation>
    </message>
    <message>
        <source>We were not wrong</source>
        <translation type="unfinished">Nid oeddem ar fai</translation>
    </message>
    <message>
        <source>We were wrong</source>
        <translation type="unfinished">Roeddem ar fai</translation>
    </message>
    <message>
        <source>We were wrong in part</source>
        <translation type="unfinished">Roeddem ar fai yn rhannol</translation>
    </message>
    <message>
        <source>What did we find?</source>
        <translation type="unfinished">Beth a ganfuom?</translation>
    </message>
    <message>
        <source>What happens if nothing comes</source>
        <translation type="unfinished">Beth sy’n digwydd os na ddaw dim</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation type="unfinished">Beth sy’n digwydd nesaf</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished">Am beth mae</translation>
    </message>
    <message>
        <source>What makes the bill smaller</source>
        <translation type="unfinished">Beth sy’n gwneud y bil yn llai</translation>
    </message>
    <message>
        <source>What they complain of: “You told us that …”</source>
        <translation type="unfinished">Am beth maent yn cwyno: “Dywedasoch wrthym …”</translation>
    </message>
    <message>
        <source>What they contacted us about</source>
        <translation type="unfinished">Am beth y cysylltwyd â ni</translation>
    </message>
    <message>
        <source>What they do not agree with</source>
        <translation type="unfinished">Beth nad ydynt yn cytuno ag ef</translation>
    </message>
    <message>
        <source>What they want</source>
        <translation type="unfinished">Beth maent ei eisiau</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation type="unfinished">Beth i ddod ag ef</translation>
    </message>
    <message>
        <source>What we did to find out</source>
        <translation type="unfinished">Beth wnaethom i ganfod hyn</translation>
    </message>
    <message>
        <source>What we found</source>
        <translation type="unfinished">Beth a ganfuom</translation>
    </message>
    <message>
        <source>What we have arranged</source>
        <translation type="unfinished">Beth rydym wedi’i drefnu</translation>
    </message>
    <message>
        <source>What we have done</source>
        <translation type="unfinished">Beth rydym wedi’i wneud</translation>
    </message>
    <message>
        <source>What we have done so far</source>
        <translation type="unfinished">Beth rydym wedi’i wneud hyd yma</translation>
    </message>
    <message>
        <source>What we need</source>
        <translation type="unfinished">Beth sydd ei angen arnom</translation>
    </message>
    <message>
        <source>What we wanted to say</source>
        <translation type="unfinished">Beth roeddem am ei ddweud</translation>
    </message>
    <message>
        <source>When we answer by</source>
        <translation type="unfinished">Byddwn yn ateb erbyn</translation>
    </message>
    <message>
        <source>When we deliver by</source>
        <translation type="unfinished">Byddwn yn danfon erbyn</translation>
    </message>
    <message>
        <source>When we reply by</source>
        <translation type="unfinished">Byddwn yn ymateb erbyn</translation>
    </message>
    <message>
        <source>Where to leave them</source>
        <translation type="unfinished">Ble i’w gadael</translation>
    </message>
    <message>
        <source>Who can register</source>
        <translation type="unfinished">Pwy all gofrestru</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation type="unfinished">Pwy sy’n ei wneud</translation>
    </message>
    <message>
        <source>Who has died</source>
        <translation type="unfinished">Pwy sydd wedi marw</translation>
    </message>
    <message>
        <source>Who looks into it</source>
        <translation type="unfinished">Pwy sy’n ymchwilio</translation>
    </message>
    <message>
        <source>Who they meet</source>
        <translation type="unfinished">Pwy maent yn ei gyfarfod</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation type="unfinished">Pwy i’w holi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished">Pam</translation>
    </message>
    <message>
        <source>Why we decided so</source>
        <translation type="unfinished">Pam y penderfynwyd hyn</translation>
    </message>
    <message>
        <source>Write it as a whole number, such as 10.</source>
        <translation type="unfinished">Ysgrifennwch rif cyfan, megis 10.</translation>
    </message>
    <message>
        <source>Write it in pounds and pence, such as 70.00.</source>
        <translation type="unfinished">Ysgrifennwch mewn punnoedd a cheiniogau, megis 70.00.</translation>
    </message>
    <message>
        <source>{language} (a draft)</source>
        <translation type="unfinished">{language} (drafft)</translation>
    </message>
    <message>
        <source>{part} (if there is any)</source>
        <translation type="unfinished">{part} (os oes)</translation>
    </message>
    <message>
        <source>{sentence} (In the letter&apos;s fixed words.)</source>
        <translation type="unfinished">{sentence} (Yng ngeiriau sefydlog y llythyr.)</translation>
    </message>
</context>
</TS>
