<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>HomeView</name>
    <message numerus="yes">
        <source>%n more kept. Finish some of these first.</source>
        <translation>
            <numerusform>%n more kept. Finish some of these first.</numerusform>
            <numerusform>%n more kept. Finish some of these first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>home</name>
    <message numerus="yes">
        <source>%n waiting at {time}. The queue does not answer since.</source>
        <translation>
            <numerusform>%n waiting at {time}. The queue does not answer since.</numerusform>
            <numerusform>%n waiting at {time}. The queue does not answer since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, the first since {time}.</source>
        <translation>
            <numerusform>%n waiting since {time}.</numerusform>
            <numerusform>%n waiting, the first since {time}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postRun</name>
    <message numerus="yes">
        <source>%n get none: here is why.</source>
        <translation type="unfinished">
            <numerusform>%n gets none: here is why.</numerusform>
            <numerusform>%n get none: here is why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters are made and on their records.</source>
        <translation type="unfinished">
            <numerusform>%n letter is made and on its record.</numerusform>
            <numerusform>%n letters are made and on their records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters can be made.</source>
        <translation type="unfinished">
            <numerusform>%n letter can be made.</numerusform>
            <numerusform>%n letters can be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were printed before.</source>
        <translation type="unfinished">
            <numerusform>%n was printed before.</numerusform>
            <numerusform>%n were printed before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message numerus="yes">
        <source>%n copies</source>
        <translation type="unfinished">
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter waits</source>
        <translation type="unfinished">
            <numerusform>%n letter waits</numerusform>
            <numerusform>%n letters wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes, most wait less than {most}</source>
        <translation>
            <numerusform>about %n minute, most wait less than {most}</numerusform>
            <numerusform>about %n minutes, most wait less than {most}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>less than a minute, most wait less than %n minutes</source>
        <translation>
            <numerusform>less than a minute, most wait less than %n minute</numerusform>
            <numerusform>less than a minute, most wait less than %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>record</name>
    <message numerus="yes">
        <source>%n older shown.</source>
        <translation>
            <numerusform>%n older shown.</numerusform>
            <numerusform>%n older shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n change not sent yet. Kept safely here.</source>
        <translation>
            <numerusform>%n change not sent yet. Kept safely here.</numerusform>
            <numerusform>%n changes not sent yet. Kept safely here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change to choose between: see the Sync page.</source>
        <translation type="unfinished">
            <numerusform>%n change to choose between: see the Sync page.</numerusform>
            <numerusform>%n changes to choose between: see the Sync page.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs fixing</source>
        <translation>
            <numerusform>%n needs fixing</numerusform>
            <numerusform>%n need fixing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record copied to this machine, encrypted</source>
        <translation>
            <numerusform>%n record copied to this machine, encrypted</numerusform>
            <numerusform>%n records copied to this machine, encrypted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to choose</source>
        <translation type="unfinished">
            <numerusform>%n to choose</numerusform>
            <numerusform>%n to choose</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>work</name>
    <message numerus="yes">
        <source>%n due</source>
        <translation>
            <numerusform>%n due</numerusform>
            <numerusform>%n due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more is not listed: these come first.</source>
        <translation>
            <numerusform>%n more is not listed: these come first.</numerusform>
            <numerusform>%n more are not listed: these come first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n to fix</numerusform>
            <numerusform>%n to fix</numerusform>
        </translation>
    </message>
</context>
</TS>
