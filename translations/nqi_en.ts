<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Folder of the data</source>
        <translation>Folder of the data</translation>
    </message>
    <message>
        <source>This is the demonstration. To leave it, close the app and start it as usual.</source>
        <translation>This is the demonstration. To leave it, close the app and start it as usual.</translation>
    </message>
    <message>
        <source>The app compares codes with records. It never says that goods are genuine or fake: that is for the inspector to conclude.</source>
        <translation>The app compares codes with records. It never says that goods are genuine or fake: that is for the inspector to conclude.</translation>
    </message>
    <message>
        <source>The notices about the work of others are made with the package: this build has none.</source>
        <translation>The notices about the work of others are made with the package: this build has none.</translation>
    </message>
    <message>
        <source>Work of others, and its licences</source>
        <translation>Work of others, and its licences</translation>
    </message>
    <message>
        <source>Save the bill of materials…</source>
        <translation>Save the bill of materials…</translation>
    </message>
    <message>
        <source>Save the bill of materials</source>
        <translation>Save the bill of materials</translation>
    </message>
    <message>
        <source>Bills of materials (*.spdx.json)</source>
        <translation>Bills of materials (*.spdx.json)</translation>
    </message>
    <message>
        <source>Notices: %1</source>
        <translation>Notices: %1</translation>
    </message>
</context>
<context>
    <name>AdditionsCard</name>
    <message>
        <source>After the visit</source>
        <translation>After the visit</translation>
    </message>
    <message>
        <source>Hand-overs and reports are added to the signed minutes. The signatures stay valid; nobody signs again.</source>
        <translation>Hand-overs and reports are added to the signed minutes. The signatures stay valid; nobody signs again.</translation>
    </message>
    <message>
        <source>These signatures cover hand-overs and reports as well: make a revision to write down what followed.</source>
        <translation>These signatures cover hand-overs and reports as well: make a revision to write down what followed.</translation>
    </message>
    <message>
        <source>Handed over to the laboratory</source>
        <translation>Handed over to the laboratory</translation>
    </message>
    <message>
        <source>Reported to the agency</source>
        <translation>Reported to the agency</translation>
    </message>
    <message>
        <source>Hand-over as a document</source>
        <translation>Hand-over as a document</translation>
    </message>
</context>
<context>
    <name>AgencySettings</name>
    <message>
        <source>Open a profile</source>
        <translation>Open a profile</translation>
    </message>
    <message>
        <source>Save a profile</source>
        <translation>Save a profile</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>Profiles (*.json)</translation>
    </message>
    <message>
        <source>Settings of this device</source>
        <translation>Settings of this device</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Market: inspections first</source>
        <translation>Market: inspections first</translation>
    </message>
    <message>
        <source>Border: consignments first</source>
        <translation>Border: consignments first</translation>
    </message>
    <message>
        <source>Written into the papers of new inspections as who ordered them.</source>
        <translation>Written into the papers of new inspections as who ordered them.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Where you work; written behind your name.</source>
        <translation>Where you work; written behind your name.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Open a profile…</source>
        <translation>Open a profile…</translation>
    </message>
    <message>
        <source>Save these settings as a profile…</source>
        <translation>Save these settings as a profile…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>AlertsFilter</name>
    <message>
        <source>Search alerts</source>
        <translation>Search alerts</translation>
    </message>
    <message>
        <source>Product, brand, hazard, reference</source>
        <translation>Product, brand, hazard, reference</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Stop of sale</source>
        <translation>Stop of sale</translation>
    </message>
    <message>
        <source>Destruction</source>
        <translation>Destruction</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Country that alerts</source>
        <translation>Country that alerts</translation>
    </message>
    <message>
        <source>Goods group</source>
        <translation>Goods group</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Clear filter</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Alerts, newest first</source>
        <translation>Alerts, newest first</translation>
    </message>
    <message>
        <source>No alert passes this filter</source>
        <translation>No alert passes this filter</translation>
    </message>
    <message>
        <source>No alerts on this device</source>
        <translation>No alerts on this device</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Reading the alerts…</source>
        <translation>Reading the alerts…</translation>
    </message>
    <message>
        <source>Alerts come with the national data. Connect once to download them.</source>
        <translation>Alerts come with the national data. Connect once to download them.</translation>
    </message>
    <message>
        <source>Synchronise the national data</source>
        <translation>Synchronise the national data</translation>
    </message>
    <message>
        <source>Words cannot be searched yet</source>
        <translation>Words cannot be searched yet</translation>
    </message>
    <message>
        <source>The index of words is made after the first download. The other filters work all the same.</source>
        <translation>The index of words is made after the first download. The other filters work all the same.</translation>
    </message>
    <message>
        <source>Fewer words, another country or another goods group may show more. What is not here may have been alerted elsewhere.</source>
        <translation>Fewer words, another country or another goods group may show more. What is not here may have been alerted elsewhere.</translation>
    </message>
    <message>
        <source>Alerts found</source>
        <translation>Alerts found</translation>
    </message>
</context>
<context>
    <name>AnnexesCard</name>
    <message>
        <source>Annexes</source>
        <translation>Annexes</translation>
    </message>
    <message>
        <source>Take away annex %1</source>
        <translation>Take away annex %1</translation>
    </message>
    <message>
        <source>What the annex shows</source>
        <translation>What the annex shows</translation>
    </message>
    <message>
        <source>Invoice, certificate, shelf with the goods</source>
        <translation>Invoice, certificate, shelf with the goods</translation>
    </message>
    <message>
        <source>Written into the minutes beside the file.</source>
        <translation>Written into the minutes beside the file.</translation>
    </message>
    <message>
        <source>Photograph as an annex</source>
        <translation>Photograph as an annex</translation>
    </message>
    <message>
        <source>Picture or PDF as an annex</source>
        <translation>Picture or PDF as an annex</translation>
    </message>
    <message>
        <source>First write what it shows, then add it.</source>
        <translation>First write what it shows, then add it.</translation>
    </message>
    <message>
        <source>Paste as an annex</source>
        <translation>Paste as an annex</translation>
    </message>
</context>
<context>
    <name>AppPlaces</name>
    <message>
        <source>Inspection</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Consignment</source>
        <translation>Consignment</translation>
    </message>
</context>
<context>
    <name>AppScrollBar</name>
    <message>
        <source>Scroll bar</source>
        <translation>Scroll bar</translation>
    </message>
</context>
<context>
    <name>CalendarMonth</name>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A day as it is read out, in the letters of Qt: &quot;18 November 2026&quot;</extracomment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>CalendarSheet</name>
    <message>
        <source>en_GB</source>
        <extracomment>The English that is read here: its weeks begin on Monday, as those of Viet Nam do.</extracomment>
        <translation>en_GB</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Take over this time</source>
        <translation>Take over this time</translation>
    </message>
</context>
<context>
    <name>CameraLayer</name>
    <message>
        <source>Focus is set here</source>
        <translation>Focus is set here</translation>
    </message>
    <message>
        <source>Light off</source>
        <translation>Light off</translation>
    </message>
    <message>
        <source>Light on</source>
        <translation>Light on</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Closer</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Farther</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
</context>
<context>
    <name>CapturePicture</name>
    <message>
        <source>Photograph that was taken: %1</source>
        <translation>Photograph that was taken: %1</translation>
    </message>
    <message>
        <source>Viewfinder: %1</source>
        <translation>Viewfinder: %1</translation>
    </message>
    <message>
        <source>The camera is starting</source>
        <translation>The camera is starting</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Photograph with the camera</source>
        <translation>Photograph with the camera</translation>
    </message>
    <message>
        <source>Close without a photograph</source>
        <translation>Close without a photograph</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Other camera</source>
        <translation>Other camera</translation>
    </message>
    <message>
        <source>Take the photograph</source>
        <translation>Take the photograph</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Take it again</translation>
    </message>
    <message>
        <source>Use this photograph</source>
        <translation>Use this photograph</translation>
    </message>
</context>
<context>
    <name>CheckReasons</name>
    <message>
        <source>Legal basis: %1</source>
        <translation>Legal basis: %1</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Hide the reasons of: %1</source>
        <translation>Hide the reasons of: %1</translation>
    </message>
    <message>
        <source>Show the reasons of: %1</source>
        <translation>Show the reasons of: %1</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Code typed by hand</source>
        <translation>Code typed by hand</translation>
    </message>
    <message>
        <source>Type or paste a code</source>
        <translation>Type or paste a code</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>ConsignmentEntries</name>
    <message>
        <source>What was seen and said</source>
        <translation>What was seen and said</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Withdraw it</translation>
    </message>
    <message>
        <source>Counted by mistake</source>
        <translation>Counted by mistake</translation>
    </message>
    <message>
        <source>Counted twice</source>
        <translation>Counted twice</translation>
    </message>
    <message>
        <source>Not goods of this consignment</source>
        <translation>Not goods of this consignment</translation>
    </message>
    <message>
        <source>%1 · withdrawn</source>
        <translation>%1 · withdrawn</translation>
    </message>
    <message>
        <source>Withdraw: %1</source>
        <translation>Withdraw: %1</translation>
    </message>
</context>
<context>
    <name>ConsignmentFinishSheet</name>
    <message>
        <source>Meets the requirements</source>
        <translation>Meets the requirements</translation>
    </message>
    <message>
        <source>Does not meet the requirements</source>
        <translation>Does not meet the requirements</translation>
    </message>
    <message>
        <source>The label does not meet the requirements</source>
        <translation>The label does not meet the requirements</translation>
    </message>
    <message>
        <source>The file was not completed</source>
        <translation>The file was not completed</translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation>Result of the check</translation>
    </message>
    <message>
        <source>Result (Form 3)</source>
        <translation>Result (Form 3)</translation>
    </message>
    <message>
        <source>Reasons in your words</source>
        <translation>Reasons in your words</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Save the result</translation>
    </message>
    <message>
        <source>Proposed: %1. You decide.</source>
        <translation>Proposed: %1. You decide.</translation>
    </message>
    <message>
        <source>%1. Nothing more is counted then. Save it?</source>
        <translation>%1. Nothing more is counted then. Save it?</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Yes, save it</source>
        <translation>Yes, save it</translation>
    </message>
</context>
<context>
    <name>ConsignmentGoodsActions</name>
    <message>
        <source>Number of the line that they belong to</source>
        <translation>Number of the line that they belong to</translation>
    </message>
    <message>
        <source>Empty: they are taken back and counted nowhere</source>
        <translation>Empty: they are taken back and counted nowhere</translation>
    </message>
    <message>
        <source>Count to line %1</source>
        <translation>Count to line %1</translation>
    </message>
    <message>
        <source>Take these goods back</source>
        <translation>Take these goods back</translation>
    </message>
    <message>
        <source>Not goods of this consignment</source>
        <translation>Not goods of this consignment</translation>
    </message>
    <message>
        <source>Scanned by mistake</source>
        <translation>Scanned by mistake</translation>
    </message>
    <message>
        <source>The code was read wrongly</source>
        <translation>The code was read wrongly</translation>
    </message>
    <message>
        <source>There is no such line.</source>
        <translation>There is no such line.</translation>
    </message>
</context>
<context>
    <name>ConsignmentHead</name>
    <message numerus="yes">
        <source>%n row(s) of the list need a look:</source>
        <translation>
            <numerusform>%n row of the list needs a look:</numerusform>
            <numerusform>%n rows of the list need a look:</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Count by hand</source>
        <translation>Count by hand</translation>
    </message>
    <message>
        <source>Result notice</source>
        <translation>Result notice</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>Details for the papers</source>
        <translation>Details for the papers</translation>
    </message>
    <message>
        <source>Show all these rows</source>
        <translation>Show all these rows</translation>
    </message>
    <message>
        <source>Withdraw the result</source>
        <translation>Withdraw the result</translation>
    </message>
    <message>
        <source>Withdrawn result notice</source>
        <translation>Withdrawn result notice</translation>
    </message>
    <message>
        <source>Make the minutes</source>
        <translation>Make the minutes</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Put away this check</source>
        <translation>Put away this check</translation>
    </message>
</context>
<context>
    <name>ConsignmentLacks</name>
    <message>
        <source>The result is saved, but its minutes were never made: the app ended in between.</source>
        <translation>The result is saved, but its minutes were never made: the app ended in between.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) of these goods are saved, but the check does not name them yet: the disk may be full, or the data folder cannot be written.</source>
        <translation>
            <numerusform>%n finding of these goods are saved, but the check does not name them yet: the disk may be full, or the data folder cannot be written.</numerusform>
            <numerusform>%n findings of these goods are saved, but the check does not name them yet: the disk may be full, or the data folder cannot be written.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>ConsignmentLineActions</name>
    <message>
        <source>Origin</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Manufacturer</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>HS code</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Reason for setting the count</source>
        <translation>Reason for setting the count</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>Set to %1</translation>
    </message>
    <message>
        <source>The goods themselves say something else</source>
        <translation>The goods themselves say something else</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Note it</translation>
    </message>
</context>
<context>
    <name>ConsignmentLineSheet</name>
    <message>
        <source>Line %1</source>
        <translation>Line %1</translation>
    </message>
    <message>
        <source>Goods that are not declared</source>
        <translation>Goods that are not declared</translation>
    </message>
    <message>
        <source>What the records say</source>
        <translation>What the records say</translation>
    </message>
    <message>
        <source>Record a finding</source>
        <translation>Record a finding</translation>
    </message>
    <message>
        <source>Finding recorded</source>
        <translation>Finding recorded</translation>
    </message>
    <message>
        <source>Open the finding</source>
        <translation>Open the finding</translation>
    </message>
</context>
<context>
    <name>ConsignmentList</name>
    <message>
        <source>Lines of the consignment</source>
        <translation>Lines of the consignment</translation>
    </message>
    <message>
        <source>Nothing is in this state.</source>
        <translation>Nothing is in this state.</translation>
    </message>
    <message>
        <source>No line was found.</source>
        <translation>No line was found.</translation>
    </message>
</context>
<context>
    <name>ConsignmentLongWork</name>
    <message>
        <source>Opening the consignment</source>
        <translation>Opening the consignment</translation>
    </message>
    <message>
        <source>Cancel the opening</source>
        <translation>Cancel the opening</translation>
    </message>
    <message>
        <source>Stop reading the records</source>
        <translation>Stop reading the records</translation>
    </message>
    <message>
        <source>Read the records</source>
        <translation>Read the records</translation>
    </message>
</context>
<context>
    <name>ConsignmentPapersSheet</name>
    <message>
        <source>Details for the papers</source>
        <translation>Details for the papers</translation>
    </message>
    <message>
        <source>Registration (Form 1)</source>
        <translation>Registration (Form 1)</translation>
    </message>
    <message>
        <source>Authority that is registered with</source>
        <translation>Authority that is registered with</translation>
    </message>
    <message>
        <source>Number of the registration</source>
        <translation>Number of the registration</translation>
    </message>
    <message>
        <source>Date of the registration</source>
        <translation>Date of the registration</translation>
    </message>
    <message>
        <source>Address of the importer</source>
        <translation>Address of the importer</translation>
    </message>
    <message>
        <source>Telephone of the importer</source>
        <translation>Telephone of the importer</translation>
    </message>
    <message>
        <source>Who signs for the importer</source>
        <translation>Who signs for the importer</translation>
    </message>
    <message>
        <source>Border gate</source>
        <translation>Border gate</translation>
    </message>
    <message>
        <source>Where the goods are stored</source>
        <translation>Where the goods are stored</translation>
    </message>
    <message>
        <source>Certificates, one a line: number; body; date</source>
        <translation>Certificates, one a line: number; body; date</translation>
    </message>
    <message>
        <source>Photos of the goods are enclosed</source>
        <translation>Photos of the goods are enclosed</translation>
    </message>
    <message>
        <source>The Vietnamese sub-label is enclosed</source>
        <translation>The Vietnamese sub-label is enclosed</translation>
    </message>
    <message>
        <source>Other papers enclosed</source>
        <translation>Other papers enclosed</translation>
    </message>
    <message>
        <source>Result notice (Form 3)</source>
        <translation>Result notice (Form 3)</translation>
    </message>
    <message>
        <source>Authority that gives the notice</source>
        <translation>Authority that gives the notice</translation>
    </message>
    <message>
        <source>Number of the notice</source>
        <translation>Number of the notice</translation>
    </message>
    <message>
        <source>Who signs the notice</source>
        <translation>Who signs the notice</translation>
    </message>
    <message>
        <source>Position of who signs the notice</source>
        <translation>Position of who signs the notice</translation>
    </message>
    <message>
        <source>What the result rests on</source>
        <translation>What the result rests on</translation>
    </message>
    <message>
        <source>Certificates, standards, technical regulations</source>
        <translation>Certificates, standards, technical regulations</translation>
    </message>
    <message>
        <source>Save the details</source>
        <translation>Save the details</translation>
    </message>
</context>
<context>
    <name>ConsignmentProgress</name>
    <message>
        <source>All: %1</source>
        <translation>All: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Search the lines</source>
        <translation>Search the lines</translation>
    </message>
    <message>
        <source>Code, name or number of the line</source>
        <translation>Code, name or number of the line</translation>
    </message>
    <message>
        <source>Counted last: line %1</source>
        <translation>Counted last: line %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>ConsignmentPutAwaySheet</name>
    <message>
        <source>Put away this check</source>
        <translation>Put away this check</translation>
    </message>
    <message>
        <source>The check closes and is no longer among those to go on with. Nothing is deleted: it is found under “Put away”, with your reason, and can be brought back.</source>
        <translation>The check closes and is no longer among those to go on with. Nothing is deleted: it is found under “Put away”, with your reason, and can be brought back.</translation>
    </message>
    <message>
        <source>Put away and close</source>
        <translation>Put away and close</translation>
    </message>
    <message>
        <source>Wrong declaration</source>
        <translation>Wrong declaration</translation>
    </message>
    <message>
        <source>Wrong packing list</source>
        <translation>Wrong packing list</translation>
    </message>
    <message>
        <source>Begun twice</source>
        <translation>Begun twice</translation>
    </message>
    <message>
        <source>The check does not take place</source>
        <translation>The check does not take place</translation>
    </message>
</context>
<context>
    <name>ConsignmentRow</name>
    <message>
        <source>Line %1</source>
        <translation>Line %1</translation>
    </message>
</context>
<context>
    <name>ConsignmentRowsSheet</name>
    <message>
        <source>Rows of the list that need a look</source>
        <translation>Rows of the list that need a look</translation>
    </message>
</context>
<context>
    <name>ConsignmentStart</name>
    <message>
        <source>Back to scan</source>
        <translation>Back to scan</translation>
    </message>
    <message>
        <source>Number of the customs declaration, or a scanned SSCC</source>
        <translation>Number of the customs declaration, or a scanned SSCC</translation>
    </message>
    <message>
        <source>Open the declaration</source>
        <translation>Open the declaration</translation>
    </message>
    <message>
        <source>Open a packing list (CSV)</source>
        <translation>Open a packing list (CSV)</translation>
    </message>
    <message>
        <source>Checks on this device</source>
        <translation>Checks on this device</translation>
    </message>
    <message>
        <source>Open a packing list</source>
        <translation>Open a packing list</translation>
    </message>
    <message>
        <source>Packing lists (%1)</source>
        <translation>Packing lists (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>To go on with, and finished</source>
        <translation>To go on with, and finished</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>Nothing was put away.</source>
        <translation>Nothing was put away.</translation>
    </message>
    <message>
        <source>No check was begun on this device.</source>
        <translation>No check was begun on this device.</translation>
    </message>
    <message>
        <source>Scan the pallet&apos;s code</source>
        <translation>Scan the pallet&apos;s code</translation>
    </message>
    <message>
        <source>The code of a pallet or box (SSCC) opens its consignment: by hand scanner at any time, or with the camera.</source>
        <translation>The code of a pallet or box (SSCC) opens its consignment: by hand scanner at any time, or with the camera.</translation>
    </message>
    <message>
        <source>Search the checks</source>
        <translation>Search the checks</translation>
    </message>
    <message>
        <source>Number of the declaration, or importer</source>
        <translation>Number of the declaration, or importer</translation>
    </message>
    <message>
        <source>No check was found.</source>
        <translation>No check was found.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>ConsignmentWithdrawSheet</name>
    <message>
        <source>Withdraw the result</source>
        <translation>Withdraw the result</translation>
    </message>
    <message>
        <source>Withdraw the result and go on</source>
        <translation>Withdraw the result and go on</translation>
    </message>
    <message>
        <source>Finished by mistake</source>
        <translation>Finished by mistake</translation>
    </message>
    <message>
        <source>The count was wrong</source>
        <translation>The count was wrong</translation>
    </message>
    <message>
        <source>More goods or papers came</source>
        <translation>More goods or papers came</translation>
    </message>
    <message>
        <source>The check is open again and may be counted and finished anew. The result stays on record as withdrawn: its papers, minutes that are signed already, and whoever scans them are told the day and your reason. Finished anew, the draft of the minutes is renewed; of signed minutes a revision is begun.</source>
        <translation>The check is open again and may be counted and finished anew. The result stays on record as withdrawn: its papers, minutes that are signed already, and whoever scans them are told the day and your reason. Finished anew, the draft of the minutes is renewed; of signed minutes a revision is begun.</translation>
    </message>
</context>
<context>
    <name>ContentProof</name>
    <message>
        <source>Photograph content %1</source>
        <translation>Photograph content %1</translation>
    </message>
    <message>
        <source>Picture or PDF of content %1</source>
        <translation>Picture or PDF of content %1</translation>
    </message>
    <message>
        <source>Paste a picture of content %1</source>
        <translation>Paste a picture of content %1</translation>
    </message>
    <message>
        <source>Why there is no picture</source>
        <translation>Why there is no picture</translation>
    </message>
    <message>
        <source>Why there is no picture of content %1</source>
        <translation>Why there is no picture of content %1</translation>
    </message>
</context>
<context>
    <name>Country</name>
    <message>
        <source>United Arab Emirates</source>
        <translation>United Arab Emirates</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentina</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Austria</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australia</translation>
    </message>
    <message>
        <source>Bangladesh</source>
        <translation>Bangladesh</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgium</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>Bulgaria</translation>
    </message>
    <message>
        <source>Brunei</source>
        <translation>Brunei</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brazil</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canada</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Switzerland</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chile</translation>
    </message>
    <message>
        <source>China</source>
        <translation>China</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>Cyprus</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Czechia</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Germany</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Denmark</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estonia</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>Egypt</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Spain</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finland</translation>
    </message>
    <message>
        <source>France</source>
        <translation>France</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>United Kingdom</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Greece</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>Hong Kong</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>Croatia</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Hungary</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>Indonesia</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Ireland</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>Israel</translation>
    </message>
    <message>
        <source>India</source>
        <translation>India</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>Iceland</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italy</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>Cambodia</source>
        <translation>Cambodia</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>South Korea</translation>
    </message>
    <message>
        <source>Laos</source>
        <translation>Laos</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>Liechtenstein</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lithuania</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxembourg</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvia</translation>
    </message>
    <message>
        <source>Myanmar</source>
        <translation>Myanmar</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>Malta</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>Mexico</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>Malaysia</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Netherlands</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norway</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>New Zealand</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>Philippines</translation>
    </message>
    <message>
        <source>Pakistan</source>
        <translation>Pakistan</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Poland</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Portugal</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>Romania</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Russia</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Sweden</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapore</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>Slovenia</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Slovakia</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>Thailand</translation>
    </message>
    <message>
        <source>Timor-Leste</source>
        <translation>Timor-Leste</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Türkiye</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>Taiwan</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ukraine</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>United States</translation>
    </message>
    <message>
        <source>Viet Nam</source>
        <translation>Viet Nam</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>South Africa</translation>
    </message>
</context>
<context>
    <name>CountryField</name>
    <message>
        <source>Pick a country from the list, or type its two letters.</source>
        <translation>Pick a country from the list, or type its two letters.</translation>
    </message>
    <message>
        <source>Name, or two letters</source>
        <translation>Name, or two letters</translation>
    </message>
</context>
<context>
    <name>CrashSheet</name>
    <message>
        <source>The app ended unexpectedly</source>
        <translation>The app ended unexpectedly</translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation>Delete the report</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Save to a file…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>Texts (*.txt)</translation>
    </message>
    <message>
        <source>What was saved is safe. This report says where in the program it happened; nothing of what you scanned, recorded or typed is in it. It is sent to nobody: give the file to your support, or delete it.</source>
        <translation>What was saved is safe. This report says where in the program it happened; nothing of what you scanned, recorded or typed is in it. It is sent to nobody: give the file to your support, or delete it.</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>Report: %1</translation>
    </message>
</context>
<context>
    <name>Custody</name>
    <message>
        <source>Never recorded as put into use</source>
        <translation>Never recorded as put into use</translation>
    </message>
    <message>
        <source>Recorded before it was put into use</source>
        <translation>Recorded before it was put into use</translation>
    </message>
    <message>
        <source>Put into use a second time</source>
        <translation>Put into use a second time</translation>
    </message>
    <message>
        <source>Recorded after it was destroyed or taken out of use</source>
        <translation>Recorded after it was destroyed or taken out of use</translation>
    </message>
    <message>
        <source>Recorded with a date in the future</source>
        <translation>Recorded with a date in the future</translation>
    </message>
    <message>
        <source>Recorded with another lot</source>
        <translation>Recorded with another lot</translation>
    </message>
    <message>
        <source>Holder not recorded</source>
        <translation>Holder not recorded</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>%1 km in %2 hours</source>
        <translation>%1 km in %2 hours</translation>
    </message>
    <message>
        <source>On its way: not yet received</source>
        <translation>On its way: not yet received</translation>
    </message>
</context>
<context>
    <name>CustodyCard</name>
    <message>
        <source>Chain of custody</source>
        <translation>Chain of custody</translation>
    </message>
</context>
<context>
    <name>DatasetRow</name>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>Checks that need it answer: not covered</source>
        <translation>Checks that need it answer: not covered</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 records</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Data available</translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation>Not covered</translation>
    </message>
    <message>
        <source>Part “%1” only</source>
        <translation>Part “%1” only</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>day/month/year hour:minute</source>
        <translation>day/month/year hour:minute</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Not understood: write a time as 31/12/2026 14:05.</source>
        <translation>Not understood: write a time as 31/12/2026 14:05.</translation>
    </message>
    <message>
        <source>Not understood: write a day as 31/12/2026.</source>
        <translation>Not understood: write a day as 31/12/2026.</translation>
    </message>
    <message>
        <source>Calendar: %1</source>
        <translation>Calendar: %1</translation>
    </message>
</context>
<context>
    <name>DayDeadlines</name>
    <message>
        <source>Deadlines</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Open the inspection</source>
        <translation>Open the inspection</translation>
    </message>
    <message>
        <source>Open the consignment</source>
        <translation>Open the consignment</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>Period: %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>Outcomes of findings</source>
        <translation>Outcomes of findings</translation>
    </message>
    <message>
        <source>Nothing was recorded in this period.</source>
        <translation>Nothing was recorded in this period.</translation>
    </message>
    <message>
        <source>Risk tiers of the goods</source>
        <translation>Risk tiers of the goods</translation>
    </message>
    <message>
        <source>Queue to the hub</source>
        <translation>Findings waiting to be sent</translation>
    </message>
    <message>
        <source>Age of the data, in days</source>
        <translation>Age of the data, in days</translation>
    </message>
    <message>
        <source>A longer bar is older data.</source>
        <translation>A longer bar is older data.</translation>
    </message>
    <message>
        <source>The figures are being read</source>
        <translation>The figures are being read</translation>
    </message>
    <message>
        <source>There is no national data on this device.</source>
        <translation>There is no national data on this device.</translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>Deadlines</source>
        <translation>Deadlines</translation>
    </message>
</context>
<context>
    <name>DeadlinesBanner</name>
    <message>
        <source>All deadlines</source>
        <translation>All deadlines</translation>
    </message>
    <message>
        <source>Open the inspection</source>
        <translation>Open the inspection</translation>
    </message>
    <message>
        <source>Put the deadlines away</source>
        <translation>Put the deadlines away</translation>
    </message>
    <message>
        <source>Open the consignment</source>
        <translation>Open the consignment</translation>
    </message>
</context>
<context>
    <name>DisplaySettings</name>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Size of text</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Hand that works</source>
        <translation>Preferred hand</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Sunlight</translation>
    </message>
</context>
<context>
    <name>DocumentActions</name>
    <message>
        <source>Previous page</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Fit the width</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Save into which folder?</source>
        <translation>Save into which folder?</translation>
    </message>
    <message>
        <source>Which printer?</source>
        <translation>Which printer?</translation>
    </message>
    <message>
        <source>No printer is known to this device. Save the paper as PDF and print it elsewhere.</source>
        <translation>No printer is known to this device. Save the paper as PDF and print it elsewhere.</translation>
    </message>
</context>
<context>
    <name>DocumentChoices</name>
    <message>
        <source>Hand-over %1</source>
        <translation>Hand-over %1</translation>
    </message>
    <message>
        <source>To be signed by pen</source>
        <translation>To be signed by pen</translation>
    </message>
</context>
<context>
    <name>DocumentPages</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
</context>
<context>
    <name>DocumentPreview</name>
    <message>
        <source>Print preview</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DocumentProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Sampling (Form 15)</source>
        <translation>Sampling (Form 15)</translation>
    </message>
    <message>
        <source>Seals (Form 14)</source>
        <translation>Seals (Form 14)</translation>
    </message>
    <message>
        <source>Hand-over (Form 16)</source>
        <translation>Hand-over (Form 16)</translation>
    </message>
    <message>
        <source>Finding report</source>
        <translation>Finding report</translation>
    </message>
    <message>
        <source>Registration (Form 1)</source>
        <translation>Registration (Form 1)</translation>
    </message>
    <message>
        <source>Result notice (Form 3)</source>
        <translation>Result notice (Form 3)</translation>
    </message>
    <message>
        <source>Printed finding</source>
        <translation>Printed finding</translation>
    </message>
    <message>
        <source>Printed minutes</source>
        <translation>Printed minutes</translation>
    </message>
    <message>
        <source>Printed draft of an inspection</source>
        <translation>Printed draft of an inspection</translation>
    </message>
    <message>
        <source>Printed import registration</source>
        <translation>Printed import registration</translation>
    </message>
    <message>
        <source>Printed result notice</source>
        <translation>Printed result notice</translation>
    </message>
    <message>
        <source>%1: agrees with the draft as it was on %2. It was changed since.</source>
        <translation>%1: agrees with the draft as it was on %2. It was changed since.</translation>
    </message>
    <message>
        <source>%1: agrees with the record of %2 on this device.</source>
        <translation>%1: agrees with the record of %2 on this device.</translation>
    </message>
    <message>
        <source>%1: the record of %2 on this device is NOT what this paper was printed from.</source>
        <translation>%1: the record of %2 on this device is NOT what this paper was printed from.</translation>
    </message>
    <message>
        <source>%1: no such record on this device. Another device or the hub may have it.</source>
        <translation>%1: no such record on this device. Another device or the hub may have it.</translation>
    </message>
    <message>
        <source>%1: agrees with the record as it was on %2. More was filled in since.</source>
        <translation>%1: agrees with the record as it was on %2. More was filled in since.</translation>
    </message>
    <message>
        <source>Minutes of a later revision were signed on %1: they stand in its place.</source>
        <translation>Minutes of a later revision were signed on %1: they stand in its place.</translation>
    </message>
    <message>
        <source>A correction was saved on %1: it stands in its place.</source>
        <translation>A correction was saved on %1: it stands in its place.</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Videos (%1)</source>
        <translation>Videos (%1)</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Pictures (%1)</translation>
    </message>
    <message>
        <source>Pictures and videos (%1)</source>
        <translation>Pictures and videos (%1)</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Open a file</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Open a folder of pictures</translation>
    </message>
    <message>
        <source>Pictures and PDF (%1)</source>
        <translation>Pictures and PDF (%1)</translation>
    </message>
</context>
<context>
    <name>FindingChoice</name>
    <message>
        <source>You began a finding of these goods before, with other answers. It is not saved yet: how do you go on?</source>
        <translation>You began a finding of these goods before, with other answers. It is not saved yet: how do you go on?</translation>
    </message>
    <message>
        <source>Its verdict: %1</source>
        <translation>Its verdict: %1</translation>
    </message>
    <message>
        <source>Go on with what you entered on %1</source>
        <translation>Go on with what you entered on %1</translation>
    </message>
    <message>
        <source>Go on with what you entered before</source>
        <translation>Go on with what you entered before</translation>
    </message>
    <message>
        <source>Keep note and photographs, with the answers of now</source>
        <translation>Keep note and photographs, with the answers of now</translation>
    </message>
    <message>
        <source>Discard it and begin anew</source>
        <translation>Discard it and begin anew</translation>
    </message>
    <message>
        <source>Really discard it: its note and photographs do not come back</source>
        <translation>Really discard it: its note and photographs do not come back</translation>
    </message>
</context>
<context>
    <name>FindingDetails</name>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>The hub refuses it</source>
        <translation>The hub refuses it</translation>
    </message>
    <message>
        <source>It stays here, and blocks nothing else. Send it again when the reason is gone; if what it says is wrong, correct it: that makes a new finding which names this one.</source>
        <translation>It stays here, and blocks nothing else. Send it again when the reason is gone; if what it says is wrong, correct it: that makes a new finding which names this one.</translation>
    </message>
    <message>
        <source>Checks as they were shown</source>
        <translation>Checks as they were shown</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Send it again</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Open the inspection</source>
        <translation>Open the inspection</translation>
    </message>
    <message>
        <source>As a document</source>
        <translation>As a document</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>FindingForm</name>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What you saw, and what is not in the records</source>
        <translation>What you saw, and what is not in the records</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Name or card number</source>
        <translation>Name or card number</translation>
    </message>
    <message>
        <source>Attach the picture</source>
        <translation>Attach the picture</translation>
    </message>
    <message>
        <source>The frame in which the code was read</source>
        <translation>The frame in which the code was read</translation>
    </message>
    <message>
        <source>There is no picture: the code was typed or scanned by a reader</source>
        <translation>There is no picture: the code was typed or scanned by a reader</translation>
    </message>
    <message>
        <source>Preview of the picture</source>
        <translation>Preview of the picture</translation>
    </message>
    <message>
        <source>Shop, market or warehouse</source>
        <translation>Shop, market or warehouse</translation>
    </message>
    <message>
        <source>Online listing</source>
        <translation>Online listing</translation>
    </message>
    <message>
        <source>No address was given</source>
        <translation>No address was given</translation>
    </message>
    <message>
        <source>Somebody has signed the minutes of this inspection: they will not name this finding. It is kept and sent all the same.</source>
        <translation>Somebody has signed the minutes of this inspection: they will not name this finding. It is kept and sent all the same.</translation>
    </message>
    <message>
        <source>What you enter could not be kept on this device yet. Free some space, or save the finding, before the app is closed.</source>
        <translation>What you enter could not be kept on this device yet. Free some space, or save the finding, before the app is closed.</translation>
    </message>
</context>
<context>
    <name>FindingPhotos</name>
    <message>
        <source>Photographs</source>
        <translation>Photographs</translation>
    </message>
    <message>
        <source>Signs of violation: at least one photograph, or the reason why there is none.</source>
        <translation>Signs of violation: at least one photograph, or the reason why there is none.</translation>
    </message>
    <message>
        <source>What helps whoever decides later:</source>
        <translation>What helps whoever decides later:</translation>
    </message>
    <message>
        <source>Photograph: %1</source>
        <translation>Photograph: %1</translation>
    </message>
    <message>
        <source>Picture file: %1</source>
        <translation>Picture file: %1</translation>
    </message>
    <message>
        <source>Take away picture %1: %2</source>
        <translation>Take away picture %1: %2</translation>
    </message>
    <message>
        <source>Why there is no photograph</source>
        <translation>Why there is no photograph</translation>
    </message>
    <message>
        <source>Take a photograph, or write why not: until then the finding cannot be saved.</source>
        <translation>Take a photograph, or write why not: until then the finding cannot be saved.</translation>
    </message>
    <message>
        <source>The picture was taken away</source>
        <translation>The picture was taken away</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Paste: %1</source>
        <translation>Paste: %1</translation>
    </message>
</context>
<context>
    <name>FindingPosition</name>
    <message>
        <source>Coordinates: %1</source>
        <translation>Coordinates: %1</translation>
    </message>
    <message>
        <source>No coordinates</source>
        <translation>No coordinates</translation>
    </message>
    <message>
        <source>Take the coordinates away</source>
        <translation>Take the coordinates away</translation>
    </message>
    <message>
        <source>Looking for the position</source>
        <translation>Looking for the position</translation>
    </message>
    <message>
        <source>Where am I</source>
        <translation>Where am I</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Finding %1. %2. %3. %4</source>
        <translation>Finding %1. %2. %3. %4</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Details of finding %1</source>
        <translation>Details of finding %1</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>Print preview of finding %1</source>
        <translation>Print preview of finding %1</translation>
    </message>
</context>
<context>
    <name>FindingSaved</name>
    <message>
        <source>Saved on this device</source>
        <translation>Saved on this device</translation>
    </message>
    <message>
        <source>It is sent to the hub now. The findings page shows when the hub has confirmed it.</source>
        <translation>It is sent to the hub now. The findings page shows when the hub has confirmed it.</translation>
    </message>
    <message>
        <source>There is no contact with the hub: it waits here and is sent by itself. Nothing is lost if the device is switched off.</source>
        <translation>There is no contact with the hub: it waits here and is sent by itself. Nothing is lost if the device is switched off.</translation>
    </message>
    <message>
        <source>Finding %1</source>
        <translation>Finding %1</translation>
    </message>
</context>
<context>
    <name>FindingSheet</name>
    <message>
        <source>Finding saved</source>
        <translation>Finding saved</translation>
    </message>
    <message>
        <source>Record finding</source>
        <translation>Record finding</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Show findings</source>
        <translation>Show findings</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Save finding</source>
        <translation>Save finding</translation>
    </message>
    <message>
        <source>Replaces the finding %1</source>
        <translation>Replaces the finding %1</translation>
    </message>
    <message>
        <source>Correct a finding</source>
        <translation>Correct a finding</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Save (1 photo missing)</source>
        <translation>Save (1 photo missing)</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>No contact with the hub. Findings are safe on this device and are sent by themselves.</source>
        <translation>No contact with the hub. Findings are safe on this device and are sent by themselves.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Loading findings</source>
        <translation>Loading findings</translation>
    </message>
    <message>
        <source>No findings yet</source>
        <translation>No findings yet</translation>
    </message>
    <message>
        <source>Record one from a result: it is kept on this device and sent to the hub.</source>
        <translation>Record one from a result: it is kept on this device and sent to the hub.</translation>
    </message>
    <message>
        <source>Go to scan</source>
        <translation>Go to scan</translation>
    </message>
    <message>
        <source>Findings of this device</source>
        <translation>Findings of this device</translation>
    </message>
    <message>
        <source>What you enter could not be kept on this device yet. Free some space, or save the finding, before the app is closed.</source>
        <translation>What you enter could not be kept on this device yet. Free some space, or save the finding, before the app is closed.</translation>
    </message>
    <message>
        <source>Search findings</source>
        <translation>Search findings</translation>
    </message>
    <message>
        <source>Product, number, note</source>
        <translation>Product, number, note</translation>
    </message>
</context>
<context>
    <name>FirmHistory</name>
    <message>
        <source>Known of this firm</source>
        <translation>Known of this firm</translation>
    </message>
    <message>
        <source>Findings, minutes and measures are those of this device alone: it does not know what others found.</source>
        <translation>Findings, minutes and measures are those of this device alone: it does not know what others found.</translation>
    </message>
    <message>
        <source>Looking for what is known of this firm</source>
        <translation>Looking for what is known of this firm</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Measures ordered there before</source>
        <translation>Measures ordered there before</translation>
    </message>
    <message>
        <source>Whether a measure was lifted since is not known here.</source>
        <translation>Whether a measure was lifted since is not known here.</translation>
    </message>
    <message>
        <source>Found there before</source>
        <translation>Found there before</translation>
    </message>
    <message>
        <source>Alerts that name its products</source>
        <translation>Alerts that name its products</translation>
    </message>
    <message>
        <source>Show the firm in the national data</source>
        <translation>Show the firm in the national data</translation>
    </message>
</context>
<context>
    <name>GoodsGroup</name>
    <message>
        <source>Beverages</source>
        <translation>Beverages</translation>
    </message>
    <message>
        <source>Electric wires and cables</source>
        <translation>Electric wires and cables</translation>
    </message>
    <message>
        <source>Cement</source>
        <translation>Cement</translation>
    </message>
    <message>
        <source>Clothing and textiles</source>
        <translation>Clothing and textiles</translation>
    </message>
    <message>
        <source>Coffee</source>
        <translation>Coffee</translation>
    </message>
    <message>
        <source>Confectionery</source>
        <translation>Confectionery</translation>
    </message>
    <message>
        <source>Cosmetics</source>
        <translation>Cosmetics</translation>
    </message>
    <message>
        <source>Detergents</source>
        <translation>Detergents</translation>
    </message>
    <message>
        <source>Animal feed</source>
        <translation>Animal feed</translation>
    </message>
    <message>
        <source>Fertilisers</source>
        <translation>Fertilisers</translation>
    </message>
    <message>
        <source>Fire extinguishers</source>
        <translation>Fire extinguishers</translation>
    </message>
    <message>
        <source>Fish sauce</source>
        <translation>Fish sauce</translation>
    </message>
    <message>
        <source>Food contact articles</source>
        <translation>Food contact articles</translation>
    </message>
    <message>
        <source>Furniture</source>
        <translation>Furniture</translation>
    </message>
    <message>
        <source>Helmets</source>
        <translation>Helmets</translation>
    </message>
    <message>
        <source>Infant formula</source>
        <translation>Infant formula</translation>
    </message>
    <message>
        <source>Kettles and rice cookers</source>
        <translation>Kettles and rice cookers</translation>
    </message>
    <message>
        <source>LED lamps</source>
        <translation>LED lamps</translation>
    </message>
    <message>
        <source>LPG cylinders</source>
        <translation>LPG cylinders</translation>
    </message>
    <message>
        <source>Medical devices</source>
        <translation>Medical devices</translation>
    </message>
    <message>
        <source>Milk and dairy products</source>
        <translation>Milk and dairy products</translation>
    </message>
    <message>
        <source>Noodles</source>
        <translation>Noodles</translation>
    </message>
    <message>
        <source>Paints</source>
        <translation>Paints</translation>
    </message>
    <message>
        <source>Pesticides</source>
        <translation>Pesticides</translation>
    </message>
    <message>
        <source>Telephones and tablets</source>
        <translation>Telephones and tablets</translation>
    </message>
    <message>
        <source>Personal protective equipment</source>
        <translation>Personal protective equipment</translation>
    </message>
    <message>
        <source>Rice</source>
        <translation>Rice</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Tiles</translation>
    </message>
    <message>
        <source>Toys</source>
        <translation>Toys</translation>
    </message>
    <message>
        <source>Vehicle parts</source>
        <translation>Vehicle parts</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>What to look at</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>Descriptions help you look; they prove nothing by themselves. Photograph what you see.</source>
        <translation>Descriptions help you look; they prove nothing by themselves. Photograph what you see.</translation>
    </message>
</context>
<context>
    <name>GuideRow</name>
    <message>
        <source>Make the picture small: %1</source>
        <translation>Make the picture small: %1</translation>
    </message>
    <message>
        <source>Make the picture large: %1</source>
        <translation>Make the picture large: %1</translation>
    </message>
</context>
<context>
    <name>HandOverRow</name>
    <message>
        <source>Hand-over %1</source>
        <translation>Hand-over %1</translation>
    </message>
    <message>
        <source>Take away hand-over %1</source>
        <translation>Take away hand-over %1</translation>
    </message>
    <message>
        <source>Who handed over (%1)</source>
        <translation>Who handed over (%1)</translation>
    </message>
    <message>
        <source>Position of the deliverer (%1)</source>
        <translation>Position of the deliverer (%1)</translation>
    </message>
    <message>
        <source>Who received (%1)</source>
        <translation>Who received (%1)</translation>
    </message>
    <message>
        <source>Laboratory (%1)</source>
        <translation>Laboratory (%1)</translation>
    </message>
    <message>
        <source>Handed over at (%1)</source>
        <translation>Handed over at (%1)</translation>
    </message>
    <message>
        <source>Place of the hand-over (%1)</source>
        <translation>Place of the hand-over (%1)</translation>
    </message>
    <message>
        <source>Row of the sampling minutes (%1.%2)</source>
        <translation>Row of the sampling minutes (%1.%2)</translation>
    </message>
    <message>
        <source>Quantity handed over (%1.%2)</source>
        <translation>Quantity handed over (%1.%2)</translation>
    </message>
    <message>
        <source>What is tested (%1.%2)</source>
        <translation>What is tested (%1.%2)</translation>
    </message>
    <message>
        <source>Against which standard (%1.%2)</source>
        <translation>Against which standard (%1.%2)</translation>
    </message>
    <message>
        <source>Add a sample to hand-over %1</source>
        <translation>Add a sample to hand-over %1</translation>
    </message>
    <message>
        <source>The laboratory confirms that the seals are intact (%1)</source>
        <translation>The laboratory confirms that the seals are intact (%1)</translation>
    </message>
    <message>
        <source>State of the samples (%1)</source>
        <translation>State of the samples (%1)</translation>
    </message>
    <message>
        <source>Unit of the deliverer (%1)</source>
        <translation>Unit of the deliverer (%1)</translation>
    </message>
    <message>
        <source>Position of the receiver (%1)</source>
        <translation>Position of the receiver (%1)</translation>
    </message>
    <message>
        <source>Handed over %1.%2: %3</source>
        <translation>Handed over %1.%2: %3</translation>
    </message>
    <message>
        <source>Take away row %1.%2 of the hand-over</source>
        <translation>Take away row %1.%2 of the hand-over</translation>
    </message>
    <message>
        <source>Note on the hand-over (%1)</source>
        <translation>Note on the hand-over (%1)</translation>
    </message>
    <message>
        <source>Who handed over</source>
        <translation>Who handed over</translation>
    </message>
    <message>
        <source>Position of the deliverer</source>
        <translation>Position of the deliverer</translation>
    </message>
    <message>
        <source>Unit of the deliverer</source>
        <translation>Unit of the deliverer</translation>
    </message>
    <message>
        <source>Who received</source>
        <translation>Who received</translation>
    </message>
    <message>
        <source>Position of the receiver</source>
        <translation>Position of the receiver</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Laboratory</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>Handed over at</translation>
    </message>
    <message>
        <source>Place of the hand-over</source>
        <translation>Place of the hand-over</translation>
    </message>
    <message>
        <source>Row of the sampling minutes</source>
        <translation>Row of the sampling minutes</translation>
    </message>
    <message>
        <source>Quantity handed over</source>
        <translation>Quantity handed over</translation>
    </message>
    <message>
        <source>What is tested</source>
        <translation>What is tested</translation>
    </message>
    <message>
        <source>Against which standard</source>
        <translation>Against which standard</translation>
    </message>
    <message>
        <source>The laboratory confirms that the seals are intact</source>
        <translation>The laboratory confirms that the seals are intact</translation>
    </message>
    <message>
        <source>State of the samples</source>
        <translation>State of the samples</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>Handed over to the laboratory</source>
        <translation>Handed over to the laboratory</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Laboratory</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>Handed over at</translation>
    </message>
    <message>
        <source>Who received</source>
        <translation>Who received</translation>
    </message>
    <message>
        <source>Position of the receiver</source>
        <translation>Position of the receiver</translation>
    </message>
    <message>
        <source>Who handed over</source>
        <translation>Who handed over</translation>
    </message>
    <message>
        <source>Position of the deliverer</source>
        <translation>Position of the deliverer</translation>
    </message>
    <message>
        <source>Place of the hand-over</source>
        <translation>Place of the hand-over</translation>
    </message>
    <message>
        <source>Sample %1: %2</source>
        <translation>Sample %1: %2</translation>
    </message>
    <message>
        <source>Quantity of sample %1</source>
        <translation>Quantity of sample %1</translation>
    </message>
    <message>
        <source>Test of sample %1</source>
        <translation>Test of sample %1</translation>
    </message>
    <message>
        <source>Standard for sample %1</source>
        <translation>Standard for sample %1</translation>
    </message>
    <message>
        <source>The laboratory confirms that the seals are intact</source>
        <translation>The laboratory confirms that the seals are intact</translation>
    </message>
    <message>
        <source>State of the samples</source>
        <translation>State of the samples</translation>
    </message>
    <message>
        <source>Look it over: it becomes version %1 of the minutes, signed off by this device, and does not change any more.</source>
        <translation>Look it over: it becomes version %1 of the minutes, signed off by this device, and does not change any more.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Add and send</source>
        <translation>Add and send</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>What is tested</source>
        <translation>What is tested</translation>
    </message>
    <message>
        <source>Against which standard</source>
        <translation>Against which standard</translation>
    </message>
</context>
<context>
    <name>HandOversCard</name>
    <message>
        <source>Hand-over to a laboratory</source>
        <translation>Hand-over to a laboratory</translation>
    </message>
    <message>
        <source>Add a hand-over</source>
        <translation>Add a hand-over</translation>
    </message>
    <message>
        <source>Hand-over as a document</source>
        <translation>Hand-over as a document</translation>
    </message>
</context>
<context>
    <name>HelpChapters</name>
    <message>
        <source>Scanning</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <source>Hold the package so that the code fills a third of the picture; several codes at once are read together. Tap where it is not sharp, spread two fingers to come closer, if the camera can. A hand scanner works on every page; “Set up a hand scanner” in the settings shows what it sends and what to set. Pictures and videos can be opened, and a code can be typed.</source>
        <translation>Hold the package so that the code fills a third of the picture; several codes at once are read together. Tap where it is not sharp, spread two fingers to come closer, if the camera can. A hand scanner works on every page; “Set up a hand scanner” in the settings shows what it sends and what to set. Pictures and videos can be opened, and a code can be typed.</translation>
    </message>
    <message>
        <source>A camera in the network</source>
        <translation>A camera in the network</translation>
    </message>
    <message>
        <source>A phone or camera that sends its picture by http or rtsp is opened with “Address”. When it is lost it is tried again by itself, after pauses that grow. Its user name and password are neither shown nor kept.</source>
        <translation>A phone or camera that sends its picture by http or rtsp is opened with “Address”. When it is lost it is tried again by itself, after pauses that grow. Its user name and password are neither shown nor kept.</translation>
    </message>
    <message>
        <source>A result</source>
        <translation>A result</translation>
    </message>
    <message>
        <source>What contradicts stands first, then what is missing, what is to be confirmed, what the data do not cover and what agrees, each with its reason, the record that was read and the law. Some things only the label or the papers can say: answer them there, and the verdict is made again with your answer. A finding keeps both.</source>
        <translation>What contradicts stands first, then what is missing, what is to be confirmed, what the data do not cover and what agrees, each with its reason, the record that was read and the law. Some things only the label or the papers can say: answer them there, and the verdict is made again with your answer. A finding keeps both.</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>Where the holder of a brand or an authority has described its goods, the result page and the page of the product show what to look at, with pictures that grow when they are pressed. They help you look and change no verdict.</source>
        <translation>Where the holder of a brand or an authority has described its goods, the result page and the page of the product show what to look at, with pictures that grow when they are pressed. They help you look and change no verdict.</translation>
    </message>
    <message>
        <source>An inspection</source>
        <translation>An inspection</translation>
    </message>
    <message>
        <source>Start it with the decision, the firm or the online listing, and the team; what is scanned then joins it. Goods, samples, seals, measures with their time limits, statements and signatures follow step by step, in any order, and are kept as you type. Signed minutes do not change: a revision is a new version, and the earlier ones stay.</source>
        <translation>Start it with the decision, the firm or the online listing, and the team; what is scanned then joins it. Goods, samples, seals, measures with their time limits, statements and signatures follow step by step, in any order, and are kept as you type. Signed minutes do not change: a revision is a new version, and the earlier ones stay.</translation>
    </message>
    <message>
        <source>Samples and their forms</source>
        <translation>Samples and their forms</translation>
    </message>
    <message>
        <source>In the step “Samples and seals” enter who took the samples, by which method and before whom, then each sample with its quantity and lot, and each seal with its number. The sampling minutes (Form 15), the seal labels (Form 14) and, once samples go to a laboratory, the hand-over record (Form 16) are printed from there. The sampling minutes can be signed on the screen, where there is no printer; the others are signed by pen. In a survey a sample informs only.</source>
        <translation>In the step “Samples and seals” enter who took the samples, by which method and before whom, then each sample with its quantity and lot, and each seal with its number. The sampling minutes (Form 15), the seal labels (Form 14) and, once samples go to a laboratory, the hand-over record (Form 16) are printed from there. The sampling minutes can be signed on the screen, where there is no printer; the others are signed by pen. In a survey a sample informs only.</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Measures, samples and imports start clocks by themselves. Each deadline says until when, how much time is left and under which law; it stands in its inspection or consignment and, with all of this device, under “Look up”, “Day and map”, the most urgent first. What is about to run out is told over every page, an import on its last working day. A clock ends when you enter when the thing was done, also after the minutes were signed; that of an import with its result.</source>
        <translation>Measures, samples and imports start clocks by themselves. Each deadline says until when, how much time is left and under which law; it stands in its inspection or consignment and, with all of this device, under “Look up”, “Day and map”, the most urgent first. What is about to run out is told over every page, an import on its last working day. A clock ends when you enter when the thing was done, also after the minutes were signed; that of an import with its result.</translation>
    </message>
    <message>
        <source>A consignment</source>
        <translation>A consignment</translation>
    </message>
    <message>
        <source>Open a declaration, a packing list or the code of a pallet, then scan: lines are ticked off by themselves, and what is over, short, unknown or different is listed. The result notice and the application are printed from the finished check.</source>
        <translation>Open a declaration, a packing list or the code of a pallet, then scan: lines are ticked off by themselves, and what is over, short, unknown or different is listed. The result notice and the application are printed from the finished check.</translation>
    </message>
    <message>
        <source>The code of a pallet (SSCC)</source>
        <translation>The code of a pallet (SSCC)</translation>
    </message>
    <message>
        <source>A scanned SSCC opens the consignment whose packing list names it. While you count, it stands for what the packing list says is inside; one that is not listed counts what its own label says it holds, else it is shown as unknown. It counts once, however often it is scanned.</source>
        <translation>A scanned SSCC opens the consignment whose packing list names it. While you count, it stands for what the packing list says is inside; one that is not listed counts what its own label says it holds, else it is shown as unknown. It counts once, however often it is scanned.</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Forms, minutes and reports can be looked at, printed and saved as PDF. The code at the foot of each page is checked by scanning it: the app says whether the paper says what the record on this device says.</source>
        <translation>Forms, minutes and reports can be looked at, printed and saved as PDF. The code at the foot of each page is checked by scanning it: the app says whether the paper says what the record on this device says.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>“Saved” means that a finding survives even if the device is switched off at once. It is sent by itself; “held by the hub” means that the hub has signed for all of it. Nothing is deleted before that.</source>
        <translation>“Saved” means that a finding survives even if the device is switched off at once. It is sent by itself; “held by the hub” means that the hub has signed for all of it. Nothing is deleted before that.</translation>
    </message>
    <message>
        <source>Unfinished findings</source>
        <translation>Unfinished findings</translation>
    </message>
    <message>
        <source>What was entered for a finding and not saved is kept for each item, also when the app or the device is switched off. It stands above the list of findings: go on with it, or discard it; the last one that was discarded can be had back. What is unfinished is not sent.</source>
        <translation>What was entered for a finding and not saved is kept for each item, also when the app or the device is switched off. It stands above the list of findings: go on with it, or discard it; the last one that was discarded can be had back. What is unfinished is not sent.</translation>
    </message>
    <message>
        <source>Searching the national data</source>
        <translation>Searching the national data</translation>
    </message>
    <message>
        <source>New alerts</source>
        <translation>New alerts</translation>
    </message>
    <message>
        <source>A recall or another serious alert that came with a synchronisation is told once and stays on every page until you read it or put it away. Those about goods that you recorded lately come first. The desktop is told only how many there are.</source>
        <translation>A recall or another serious alert that came with a synchronisation is told once and stays on every page until you read it or put it away. Those about goods that you recorded lately come first. The desktop is told only how many there are.</translation>
    </message>
    <message>
        <source>The day and the map</source>
        <translation>The day and the map</translation>
    </message>
    <message>
        <source>For today, 7 or 30 days: the outcomes of your findings, the risk tiers of the goods, what waits for the hub and how old each part of the data is. The map is drawn on this device from coordinates, without a base map; north is up. Press a mark to see its findings and open them; findings without coordinates are counted beside it.</source>
        <translation>For today, 7 or 30 days: the outcomes of your findings, the risk tiers of the goods, what waits for the hub and how old each part of the data is. The map is drawn on this device from coordinates, without a base map; north is up. Press a mark to see its findings and open them; findings without coordinates are counted beside it.</translation>
    </message>
    <message>
        <source>Without a network</source>
        <translation>Without a network</translation>
    </message>
    <message>
        <source>Everything works: codes are compared with the national data on this device, findings wait. What waits can also go to the hub on a stick, and national data come on one: on the synchronisation page.</source>
        <translation>Everything works: codes are compared with the national data on this device, findings wait. What waits can also go to the hub on a stick, and national data come on one: on the synchronisation page.</translation>
    </message>
    <message>
        <source>How old the data are</source>
        <translation>How old the data are</translation>
    </message>
    <message>
        <source>Each verdict says as of when it speaks. Old data never block a verdict: mind their date, most of all where something is missing.</source>
        <translation>Each verdict says as of when it speaks. Old data never block a verdict: mind their date, most of all where something is missing.</translation>
    </message>
    <message>
        <source>Tables for spreadsheets</source>
        <translation>Tables for spreadsheets</translation>
    </message>
    <message>
        <source>Findings, inspections, goods, samples and measures of this device can be saved as CSV or JSON, a file each, in a folder of your choice. The device’s log notes who took them out.</source>
        <translation>Findings, inspections, goods, samples and measures of this device can be saved as CSV or JSON, a file each, in a folder of your choice. The device’s log notes who took them out.</translation>
    </message>
    <message>
        <source>Profiles of an agency</source>
        <translation>Profiles of an agency</translation>
    </message>
    <message>
        <source>An agency hands out its settings as a file: its name and unit, the work, the hub, language, colours, text size, sound, quiet hours, time until the device locks. “Open a profile…” shows first what would change; it is taken over as a whole or not at all, and can be undone. “Save these settings as a profile…” makes such a file for other devices. Moving an enrolled device to another hub is asked separately.</source>
        <translation>An agency hands out its settings as a file: its name and unit, the work, the hub, language, colours, text size, sound, quiet hours, time until the device locks. “Open a profile…” shows first what would change; it is taken over as a whole or not at all, and can be undone. “Save these settings as a profile…” makes such a file for other devices. Moving an enrolled device to another hub is asked separately.</translation>
    </message>
    <message>
        <source>Colours, text and the hand</source>
        <translation>Colours, text and the hand</translation>
    </message>
    <message>
        <source>Bright sun, a dark store and weak eyes have their own colours and sizes of text, from 80 to 200 %. With “Left-handed” the main buttons, bars and the light come to the left hand. Everything takes effect at once.</source>
        <translation>Bright sun, a dark store and weak eyes have their own colours and sizes of text, from 80 to 200 %. With “Left-handed” the main buttons, bars and the light come to the left hand. Everything takes effect at once.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>The passphrase opens the data, or the recovery code on paper. Without either nobody can read what was not sent.</source>
        <translation>The passphrase opens the data, or the recovery code on paper. Without either nobody can read what was not sent.</translation>
    </message>
    <message>
        <source>Type a name, a product number, a tax code, a certificate or a lot, with or without accents; every word has to be found. What is found stands in groups; each record leads on to what hangs together with it, such as the company, its products, certificates and alerts, and back the same way. What the records say of a product number can be shown from there: that is no scan, and joins neither list nor inspection.</source>
        <translation>Type a name, a product number, a tax code, a certificate or a lot, with or without accents; every word has to be found. What is found stands in groups; each record leads on to what hangs together with it, such as the company, its products, certificates and alerts, and back the same way. What the records say of a product number can be shown from there: that is no scan, and joins neither list nor inspection.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>What the outcomes mean</source>
        <translation>What the outcomes mean</translation>
    </message>
    <message>
        <source>The app never says that goods are genuine or fake: a code proves neither.</source>
        <translation>The app never says that goods are genuine or fake: a code proves neither.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>Words, with or without accents</source>
        <translation>Words, with or without accents</translation>
    </message>
    <message>
        <source>About this page</source>
        <translation>About this page</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Everything else</translation>
    </message>
    <message>
        <source>The help does not say this</source>
        <translation>The help does not say this</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>Try fewer or other words.</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Found here before</source>
        <translation>Found here before</translation>
    </message>
</context>
<context>
    <name>Inspection</name>
    <message>
        <source>Enter number, authority and date of the decision.</source>
        <translation>Enter number, authority and date of the decision.</translation>
    </message>
    <message>
        <source>Name the establishment that is inspected.</source>
        <translation>Name the establishment that is inspected.</translation>
    </message>
    <message>
        <source>Say where it takes place: an address, or the online listing.</source>
        <translation>Say where it takes place: an address, or the online listing.</translation>
    </message>
    <message>
        <source>Enter the team with its head; each member needs a name.</source>
        <translation>Enter the team with its head; each member needs a name.</translation>
    </message>
    <message>
        <source>Enter when it began and when it ended, in this order.</source>
        <translation>Enter when it began and when it ended, in this order.</translation>
    </message>
    <message>
        <source>Write why the signed minutes are revised.</source>
        <translation>Write why the signed minutes are revised.</translation>
    </message>
    <message>
        <source>Enter at least one content that was inspected.</source>
        <translation>Enter at least one content that was inspected.</translation>
    </message>
    <message>
        <source>Content %1: name it, and describe its result unless it meets the rules.</source>
        <translation>Content %1: name it, and describe its result unless it meets the rules.</translation>
    </message>
    <message>
        <source>Write the team&apos;s assessment and proposals.</source>
        <translation>Write the team&apos;s assessment and proposals.</translation>
    </message>
    <message>
        <source>Sampling minutes: enter number, time, sampler and method.</source>
        <translation>Sampling minutes: enter number, time, sampler and method.</translation>
    </message>
    <message>
        <source>Sample %1: enter name, firm, unit, quantity and stock.</source>
        <translation>Sample %1: enter name, firm, unit, quantity and stock.</translation>
    </message>
    <message>
        <source>Sample %1: without a lot number, and in a survey, it can only be a survey sample.</source>
        <translation>Sample %1: without a lot number, and in a survey, it can only be a survey sample.</translation>
    </message>
    <message>
        <source>Sample %1: enter the number of its seal.</source>
        <translation>Sample %1: enter the number of its seal.</translation>
    </message>
    <message>
        <source>Seal %1: enter a number that no other seal has.</source>
        <translation>Seal %1: enter a number that no other seal has.</translation>
    </message>
    <message>
        <source>Seal %1: say which sample or which goods it seals.</source>
        <translation>Seal %1: say which sample or which goods it seals.</translation>
    </message>
    <message>
        <source>Seal %1 is on goods: enter the sealing as a measure.</source>
        <translation>Seal %1 is on goods: enter the sealing as a measure.</translation>
    </message>
    <message>
        <source>Hand-over %1: enter who gave, who received, time, place and each sample with quantity and test.</source>
        <translation>Hand-over %1: enter who gave, who received, time, place and each sample with quantity and test.</translation>
    </message>
    <message>
        <source>Hand-over %1: confirm that the seals are intact, or describe what was found.</source>
        <translation>Hand-over %1: confirm that the seals are intact, or describe what was found.</translation>
    </message>
    <message>
        <source>Measure %1: enter what it covers, when and by whom.</source>
        <translation>Measure %1: enter what it covers, when and by whom.</translation>
    </message>
    <message>
        <source>Measure %1: a survey cannot sanction. Take it away, or make this an inspection.</source>
        <translation>Measure %1: a survey cannot sanction. Take it away, or make this an inspection.</translation>
    </message>
    <message>
        <source>Statement %1: enter who said what.</source>
        <translation>Statement %1: enter who said what.</translation>
    </message>
    <message>
        <source>The head of the team has not signed.</source>
        <translation>The head of the team has not signed.</translation>
    </message>
    <message>
        <source>The inspected party has not signed: let it sign, or write why it does not.</source>
        <translation>The inspected party has not signed: let it sign, or write why it does not.</translation>
    </message>
    <message>
        <source>Signature %1: write why it is missing.</source>
        <translation>Signature %1: write why it is missing.</translation>
    </message>
    <message>
        <source>Somebody did not sign: a witness or the local authority must sign for it.</source>
        <translation>Somebody did not sign: a witness or the local authority must sign for it.</translation>
    </message>
    <message>
        <source>The witness of the sampling has not signed, and nothing says why.</source>
        <translation>The witness of the sampling has not signed, and nothing says why.</translation>
    </message>
    <message>
        <source>Signature %1 was given before the text was changed: let it be signed again.</source>
        <translation>Signature %1 was given before the text was changed: let it be signed again.</translation>
    </message>
    <message>
        <source>Signature %1: its picture is not stored. Let it be signed again.</source>
        <translation>Signature %1: its picture is not stored. Let it be signed again.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation>
            <numerusform>%n hour late</numerusform>
            <numerusform>%n hours late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) late</source>
        <translation>
            <numerusform>%n minute late</numerusform>
            <numerusform>%n minutes late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Samples and seals</source>
        <translation>Samples and seals</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Statements and conclusion</source>
        <translation>Statements and conclusion</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Survey</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Ask for documents</source>
        <translation>Ask for documents</translation>
    </message>
    <message>
        <source>Seal goods</source>
        <translation>Seal goods</translation>
    </message>
    <message>
        <source>Suspend sale</source>
        <translation>Suspend sale</translation>
    </message>
    <message>
        <source>Detain evidence</source>
        <translation>Detain evidence</translation>
    </message>
    <message>
        <source>Demand a remedy</source>
        <translation>Demand a remedy</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>Re-export</source>
        <translation>Re-export</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>Destroy</translation>
    </message>
    <message>
        <source>Propose to stop circulation</source>
        <translation>Propose to stop circulation</translation>
    </message>
    <message>
        <source>Propose a recall</source>
        <translation>Propose a recall</translation>
    </message>
    <message>
        <source>Propose a sanction</source>
        <translation>Propose a sanction</translation>
    </message>
    <message>
        <source>Head of the team</source>
        <translation>Head of the team</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>Inspected party</source>
        <translation>Inspected party</translation>
    </message>
    <message>
        <source>Coordinating agency</source>
        <translation>Coordinating agency</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>Local authority</source>
        <translation>Local authority</translation>
    </message>
    <message>
        <source>Report to the agency: %1</source>
        <translation>Report to the agency: %1</translation>
    </message>
    <message>
        <source>Send sample %1 to a designated laboratory</source>
        <translation>Send sample %1 to a designated laboratory</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>done late, %1</source>
        <translation>done late, %1</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>done %1</translation>
    </message>
    <message>
        <source>Front of the package</source>
        <translation>Front of the package</translation>
    </message>
    <message>
        <source>Back of the package</source>
        <translation>Back of the package</translation>
    </message>
    <message>
        <source>The code, near and sharp</source>
        <translation>The code, near and sharp</translation>
    </message>
    <message>
        <source>Label with firm, origin and dates</source>
        <translation>Label with firm, origin and dates</translation>
    </message>
    <message>
        <source>Stamp or hologram against copying</source>
        <translation>Stamp or hologram against copying</translation>
    </message>
    <message>
        <source>Mark and print, from near</source>
        <translation>Mark and print, from near</translation>
    </message>
    <message>
        <source>Conformity mark with its number</source>
        <translation>Conformity mark with its number</translation>
    </message>
    <message>
        <source>Certificate or declaration shown</source>
        <translation>Certificate or declaration shown</translation>
    </message>
    <message>
        <source>Vietnamese sub-label and original label</source>
        <translation>Vietnamese sub-label and original label</translation>
    </message>
    <message>
        <source>Invoice, certificate of origin, customs papers</source>
        <translation>Invoice, certificate of origin, customs papers</translation>
    </message>
    <message>
        <source>The frame in which the code was read</source>
        <translation>The frame in which the code was read</translation>
    </message>
    <message>
        <source>Screenshot of the online listing</source>
        <translation>Screenshot of the online listing</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Records that the verdict rested on</source>
        <translation>Records that the verdict rested on</translation>
    </message>
    <message>
        <source>Rules in force</source>
        <translation>Rules in force</translation>
    </message>
    <message>
        <source>Label and Vietnamese sub-label</source>
        <translation>Label and Vietnamese sub-label</translation>
    </message>
    <message>
        <source>Number, barcode and its holder</source>
        <translation>Number, barcode and its holder</translation>
    </message>
    <message>
        <source>Declaration and certificates of conformity</source>
        <translation>Declaration and certificates of conformity</translation>
    </message>
    <message>
        <source>Applied standards</source>
        <translation>Applied standards</translation>
    </message>
    <message>
        <source>Dates and storage</source>
        <translation>Dates and storage</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>Traceability</translation>
    </message>
    <message>
        <source>Review and send</source>
        <translation>Review and send</translation>
    </message>
    <message>
        <source>Signature %1 of the sampling minutes was given before they were changed, or its picture is not stored: take it away and let it be signed again.</source>
        <translation>Signature %1 of the sampling minutes was given before they were changed, or its picture is not stored: take it away and let it be signed again.</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) with signs of violation have no finding.</source>
        <translation>
            <numerusform>%n item with signs of violation have no finding.</numerusform>
            <numerusform>%n items with signs of violation have no finding.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n content(s) do not meet the rules, and no picture shows it: add one, or write why there is none.</source>
        <translation>
            <numerusform>%n content do not meet the rules, and no picture shows it: add one, or write why there is none.</numerusform>
            <numerusform>%n contents do not meet the rules, and no picture shows it: add one, or write why there is none.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Another picture</translation>
    </message>
</context>
<context>
    <name>InspectionChange</name>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>Number of the decision</translation>
    </message>
    <message>
        <source>Authority of the decision</source>
        <translation>Authority of the decision</translation>
    </message>
    <message>
        <source>Date of the decision</source>
        <translation>Date of the decision</translation>
    </message>
    <message>
        <source>Scope of the decision</source>
        <translation>Scope of the decision</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Establishment</translation>
    </message>
    <message>
        <source>Address of the establishment</source>
        <translation>Address of the establishment</translation>
    </message>
    <message>
        <source>Tax or company code</source>
        <translation>Tax or company code</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>Post of the representative</source>
        <translation>Post of the representative</translation>
    </message>
    <message>
        <source>Unit of the representative</source>
        <translation>Unit of the representative</translation>
    </message>
    <message>
        <source>Address of the representative</source>
        <translation>Address of the representative</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Address of the online listing</source>
        <translation>Address of the online listing</translation>
    </message>
    <message>
        <source>Platform of the listing</source>
        <translation>Platform of the listing</translation>
    </message>
    <message>
        <source>Shop of the listing</source>
        <translation>Shop of the listing</translation>
    </message>
    <message>
        <source>Number of the listing</source>
        <translation>Number of the listing</translation>
    </message>
    <message>
        <source>Price shown</source>
        <translation>Price shown</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begun</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Number of the sampling minutes</source>
        <translation>Number of the sampling minutes</translation>
    </message>
    <message>
        <source>Time of the sampling</source>
        <translation>Time of the sampling</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Post of the sampler</source>
        <translation>Post of the sampler</translation>
    </message>
    <message>
        <source>Unit of the sampler</source>
        <translation>Unit of the sampler</translation>
    </message>
    <message>
        <source>Address of the sampler</source>
        <translation>Address of the sampler</translation>
    </message>
    <message>
        <source>Witness of the sampling</source>
        <translation>Witness of the sampling</translation>
    </message>
    <message>
        <source>Post of the witness</source>
        <translation>Post of the witness</translation>
    </message>
    <message>
        <source>Unit of the witness</source>
        <translation>Unit of the witness</translation>
    </message>
    <message>
        <source>Address of the witness</source>
        <translation>Address of the witness</translation>
    </message>
    <message>
        <source>Method of sampling</source>
        <translation>Method of sampling</translation>
    </message>
    <message>
        <source>Units of each sample</source>
        <translation>Units of each sample</translation>
    </message>
    <message>
        <source>Copies of the sampling minutes</source>
        <translation>Copies of the sampling minutes</translation>
    </message>
    <message>
        <source>Beyond the decision</source>
        <translation>Beyond the decision</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>post</source>
        <translation>post</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>address</source>
        <translation>address</translation>
    </message>
    <message>
        <source>role</source>
        <translation>role</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>lot</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>serial</translation>
    </message>
    <message>
        <source>product</source>
        <translation>product</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>outcome</translation>
    </message>
    <message>
        <source>times read</source>
        <translation>times read</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>finding</translation>
    </message>
    <message>
        <source>content</source>
        <translation>content</translation>
    </message>
    <message>
        <source>result</source>
        <translation>result</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>detail</translation>
    </message>
    <message>
        <source>manufacturer or importer</source>
        <translation>manufacturer or importer</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>quantity</translation>
    </message>
    <message>
        <source>stock</source>
        <translation>stock</translation>
    </message>
    <message>
        <source>manufacture date</source>
        <translation>manufacture date</translation>
    </message>
    <message>
        <source>retention</source>
        <translation>retention</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>purpose</source>
        <translation>purpose</translation>
    </message>
    <message>
        <source>number</source>
        <translation>number</translation>
    </message>
    <message>
        <source>row of the sample</source>
        <translation>row of the sample</translation>
    </message>
    <message>
        <source>what it covers</source>
        <translation>what it covers</translation>
    </message>
    <message>
        <source>time</source>
        <translation>time</translation>
    </message>
    <message>
        <source>deliverer</source>
        <translation>deliverer</translation>
    </message>
    <message>
        <source>post of the deliverer</source>
        <translation>post of the deliverer</translation>
    </message>
    <message>
        <source>unit of the deliverer</source>
        <translation>unit of the deliverer</translation>
    </message>
    <message>
        <source>address of the deliverer</source>
        <translation>address of the deliverer</translation>
    </message>
    <message>
        <source>receiver</source>
        <translation>receiver</translation>
    </message>
    <message>
        <source>post of the receiver</source>
        <translation>post of the receiver</translation>
    </message>
    <message>
        <source>unit of the receiver</source>
        <translation>unit of the receiver</translation>
    </message>
    <message>
        <source>address of the receiver</source>
        <translation>address of the receiver</translation>
    </message>
    <message>
        <source>place</source>
        <translation>place</translation>
    </message>
    <message>
        <source>samples handed over</source>
        <translation>samples handed over</translation>
    </message>
    <message>
        <source>seals intact</source>
        <translation>seals intact</translation>
    </message>
    <message>
        <source>state</source>
        <translation>state</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>ordered by</source>
        <translation>ordered by</translation>
    </message>
    <message>
        <source>post of who ordered it</source>
        <translation>post of who ordered it</translation>
    </message>
    <message>
        <source>unit of who ordered it</source>
        <translation>unit of who ordered it</translation>
    </message>
    <message>
        <source>address of who ordered it</source>
        <translation>address of who ordered it</translation>
    </message>
    <message>
        <source>legal basis</source>
        <translation>legal basis</translation>
    </message>
    <message>
        <source>reported to the agency</source>
        <translation>reported to the agency</translation>
    </message>
    <message>
        <source>party</source>
        <translation>party</translation>
    </message>
    <message>
        <source>what was said</source>
        <translation>what was said</translation>
    </message>
    <message>
        <source>has signed</source>
        <translation>has signed</translation>
    </message>
    <message>
        <source>reason of the refusal</source>
        <translation>reason of the refusal</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>content of the file</source>
        <translation>content of the file</translation>
    </message>
    <message>
        <source>head of the team</source>
        <translation>head of the team</translation>
    </message>
    <message>
        <source>secretary</source>
        <translation>secretary</translation>
    </message>
    <message>
        <source>controller</source>
        <translation>controller</translation>
    </message>
    <message>
        <source>member</source>
        <translation>member</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>not checked</translation>
    </message>
    <message>
        <source>meets the rules</source>
        <translation>meets the rules</translation>
    </message>
    <message>
        <source>does not meet the rules</source>
        <translation>does not meet the rules</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>unannounced</source>
        <translation>unannounced</translation>
    </message>
    <message>
        <source>Member %1</source>
        <translation>Member %1</translation>
    </message>
    <message>
        <source>Goods %1</source>
        <translation>Goods %1</translation>
    </message>
    <message>
        <source>Content %1</source>
        <translation>Content %1</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>Seal %1</source>
        <translation>Seal %1</translation>
    </message>
    <message>
        <source>Hand-over %1</source>
        <translation>Hand-over %1</translation>
    </message>
    <message>
        <source>Measure %1</source>
        <translation>Measure %1</translation>
    </message>
    <message>
        <source>Statement %1</source>
        <translation>Statement %1</translation>
    </message>
    <message>
        <source>Signature %1</source>
        <translation>Signature %1</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>File %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>Added: %1</translation>
    </message>
    <message>
        <source>Taken away: %1</source>
        <translation>Taken away: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2, was empty</source>
        <translation>%1: %2, was empty</translation>
    </message>
    <message>
        <source>%1: empty, was %2</source>
        <translation>%1: empty, was %2</translation>
    </message>
    <message>
        <source>%1: %2, was %3</source>
        <translation>%1: %2, was %3</translation>
    </message>
    <message>
        <source>Number of the minutes</source>
        <translation>Number of the minutes</translation>
    </message>
    <message>
        <source>Copies made of the minutes</source>
        <translation>Copies made of the minutes</translation>
    </message>
    <message>
        <source>Locality of the papers</source>
        <translation>Locality of the papers</translation>
    </message>
    <message>
        <source>why there is no picture</source>
        <translation>why there is no picture</translation>
    </message>
    <message>
        <source>Signature %1 of the sampling minutes</source>
        <translation>Signature %1 of the sampling minutes</translation>
    </message>
</context>
<context>
    <name>InspectionContents</name>
    <message>
        <source>Not checked</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>Meets the rules</source>
        <translation>Meets the rules</translation>
    </message>
    <message>
        <source>Does not meet the rules</source>
        <translation>Does not meet the rules</translation>
    </message>
    <message>
        <source>The minutes give the full result of each content. What a package&apos;s label must show is checked on the result page of the item; its answers are kept with the finding.</source>
        <translation>The minutes give the full result of each content. What a package&apos;s label must show is checked on the result page of the item; its answers are kept with the finding.</translation>
    </message>
    <message>
        <source>Content %1</source>
        <translation>Content %1</translation>
    </message>
    <message>
        <source>Take away content %1</source>
        <translation>Take away content %1</translation>
    </message>
    <message>
        <source>Subject of content %1</source>
        <translation>Subject of content %1</translation>
    </message>
    <message>
        <source>Result of content %1</source>
        <translation>Result of content %1</translation>
    </message>
    <message>
        <source>Details of content %1</source>
        <translation>Details of content %1</translation>
    </message>
    <message>
        <source>Add a content</source>
        <translation>Add a content</translation>
    </message>
    <message>
        <source>Another content</source>
        <translation>Another content</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>InspectionFirm</name>
    <message>
        <source>Establishment</source>
        <translation>Establishment</translation>
    </message>
    <message>
        <source>Name of the establishment</source>
        <translation>Name of the establishment</translation>
    </message>
    <message>
        <source>Firms of the national data and of earlier inspections are found as you type, with or without accents.</source>
        <translation>Firms of the national data and of earlier inspections are found as you type, with or without accents.</translation>
    </message>
    <message>
        <source>Take over: %1</source>
        <translation>Use the details of %1</translation>
    </message>
    <message>
        <source>Address of the establishment</source>
        <translation>Address of the establishment</translation>
    </message>
    <message>
        <source>Tax or company code</source>
        <translation>Tax or company code</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Who was there for it</source>
        <translation>Who was there for it</translation>
    </message>
    <message>
        <source>Position of the representative</source>
        <translation>Position of the representative</translation>
    </message>
    <message>
        <source>Unit of the representative</source>
        <translation>Unit of the representative</translation>
    </message>
</context>
<context>
    <name>InspectionFoot</name>
    <message>
        <source>All inspections</source>
        <translation>All inspections</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>InspectionGoods</name>
    <message>
        <source>Goods met</source>
        <translation>Goods met</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) read</source>
        <translation>
            <numerusform>%n code read</numerusform>
            <numerusform>%n codes read</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan goods</source>
        <translation>Scan goods</translation>
    </message>
    <message>
        <source>No goods yet</source>
        <translation>No goods yet</translation>
    </message>
    <message>
        <source>While this inspection is open, everything you scan joins it. The same item again is counted.</source>
        <translation>While this inspection is open, everything you scan joins it. The same item again is counted.</translation>
    </message>
</context>
<context>
    <name>InspectionGoodsRow</name>
    <message>
        <source>finding recorded</source>
        <translation>finding recorded</translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>no finding</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>Finding recorded</source>
        <translation>Finding recorded</translation>
    </message>
    <message>
        <source>No finding</source>
        <translation>No finding</translation>
    </message>
    <message>
        <source>Take a sample of %1</source>
        <translation>Take a sample of %1</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>Take away %1</translation>
    </message>
    <message>
        <source>Record what is judged now</source>
        <translation>Record what is judged now</translation>
    </message>
    <message>
        <source>Record what is judged now of %1</source>
        <translation>Record what is judged now of %1</translation>
    </message>
</context>
<context>
    <name>InspectionKind</name>
    <message>
        <source>Why the signed minutes are revised</source>
        <translation>Why the signed minutes are revised</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Survey</translation>
    </message>
    <message>
        <source>A survey gathers information: its samples inform only, and it cannot seal, suspend or sanction.</source>
        <translation>A survey gathers information: its samples inform only, and it cannot seal, suspend or sanction.</translation>
    </message>
    <message>
        <source>An inspection carries out a decision and can lead to measures.</source>
        <translation>An inspection carries out a decision and can lead to measures.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Unannounced</source>
        <translation>Unannounced</translation>
    </message>
    <message>
        <source>Number of the plan or decision (if any)</source>
        <translation>Number of the plan or decision (if any)</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>Number of the decision</translation>
    </message>
    <message>
        <source>Date of the decision</source>
        <translation>Date of the decision</translation>
    </message>
    <message>
        <source>Authority that decided</source>
        <translation>Authority that decided</translation>
    </message>
    <message>
        <source>Begun at</source>
        <translation>Begun at</translation>
    </message>
    <message>
        <source>What the decision orders to inspect</source>
        <translation>What the decision orders to inspect</translation>
    </message>
    <message>
        <source>Number of the minutes</source>
        <translation>Number of the minutes</translation>
    </message>
    <message>
        <source>Locality of the papers</source>
        <translation>Locality of the papers</translation>
    </message>
    <message>
        <source>Province or commune that stands before the date. Left empty, it is taken from the end of the address.</source>
        <translation>Province or commune that stands before the date. Left empty, it is taken from the end of the address.</translation>
    </message>
    <message>
        <source>Copies made of the minutes</source>
        <translation>Copies made of the minutes</translation>
    </message>
</context>
<context>
    <name>InspectionList</name>
    <message>
        <source>Inspections of this device</source>
        <translation>Inspections of this device</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) to go on with</source>
        <translation>
            <numerusform>%n draft to go on with</numerusform>
            <numerusform>%n drafts to go on with</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin an inspection</source>
        <translation>Begin an inspection</translation>
    </message>
    <message>
        <source>Loading inspections</source>
        <translation>Loading inspections</translation>
    </message>
    <message>
        <source>No inspections yet</source>
        <translation>No inspections yet</translation>
    </message>
    <message>
        <source>From the decision to the signed minutes: everything is kept as you enter it, and you can go on at any time.</source>
        <translation>From the decision to the signed minutes: everything is kept as you enter it, and you can go on at any time.</translation>
    </message>
    <message>
        <source>Search inspections</source>
        <translation>Search inspections</translation>
    </message>
    <message>
        <source>Establishment or decision</source>
        <translation>Establishment or decision</translation>
    </message>
    <message>
        <source>Show older inspections</source>
        <translation>Show older inspections</translation>
    </message>
</context>
<context>
    <name>InspectionListing</name>
    <message>
        <source>Online listing</source>
        <translation>Online listing</translation>
    </message>
    <message>
        <source>Its address, when goods are offered online</source>
        <translation>Its address, when goods are offered online</translation>
    </message>
    <message>
        <source>The screenshot is signed with the minutes.</source>
        <translation>The screenshot is signed with the minutes.</translation>
    </message>
    <message>
        <source>A listing can change or vanish at any time: keep a screenshot of it, with its price.</source>
        <translation>A listing can change or vanish at any time: keep a screenshot of it, with its price.</translation>
    </message>
    <message>
        <source>Add a screenshot of the listing</source>
        <translation>Add a screenshot of the listing</translation>
    </message>
    <message>
        <source>Take away screenshot %1</source>
        <translation>Take away screenshot %1</translation>
    </message>
    <message>
        <source>Paste a screenshot of the listing</source>
        <translation>Paste a screenshot of the listing</translation>
    </message>
</context>
<context>
    <name>InspectionMeasures</name>
    <message>
        <source>A survey may ask for documents. Everything else needs an inspection: change the kind in the first step if a decision orders one.</source>
        <translation>A survey may ask for documents. Everything else needs an inspection: change the kind in the first step if a decision orders one.</translation>
    </message>
    <message>
        <source>No measure yet: none is needed when nothing was found.</source>
        <translation>No measure yet: none is needed when nothing was found.</translation>
    </message>
    <message>
        <source>Add a measure</source>
        <translation>Add a measure</translation>
    </message>
</context>
<context>
    <name>InspectionPage</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>InspectionPlace</name>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Address where it takes place</source>
        <translation>Address where it takes place</translation>
    </message>
    <message>
        <source>Shop, market, warehouse, border post</source>
        <translation>Shop, market, warehouse, border post</translation>
    </message>
    <message>
        <source>Position: %1, %2</source>
        <translation>Position: %1, %2</translation>
    </message>
    <message>
        <source>No position yet</source>
        <translation>No position yet</translation>
    </message>
    <message>
        <source>This device has no position source: type the place.</source>
        <translation>This device has no position source: type the place.</translation>
    </message>
    <message>
        <source>Looking for the position</source>
        <translation>Looking for the position</translation>
    </message>
    <message>
        <source>Take the position</source>
        <translation>Take the position</translation>
    </message>
</context>
<context>
    <name>InspectionRail</name>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 of %2: %3</translation>
    </message>
</context>
<context>
    <name>InspectionRailStep</name>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>%n thing missing</numerusform>
            <numerusform>%n things missing</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing needed</source>
        <translation>nothing needed</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectionReview</name>
    <message>
        <source>Still missing</source>
        <translation>Still missing</translation>
    </message>
    <message>
        <source>Complete: it can be signed</source>
        <translation>Complete: it can be signed</translation>
    </message>
    <message>
        <source>Make the minutes and send them</source>
        <translation>Make the minutes and send them</translation>
    </message>
    <message>
        <source>After that the minutes do not change; a revision with its reason can follow.</source>
        <translation>After that the minutes do not change; a revision with its reason can follow.</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>In short</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Establishment</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Seals</source>
        <translation>Seals</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Minutes as a document</source>
        <translation>Minutes as a document</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>The clock is wrong</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>Meets the rules</source>
        <translation>Meets the rules</translation>
    </message>
    <message>
        <source>Does not meet the rules</source>
        <translation>Does not meet the rules</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Statements</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>%1: not signed</source>
        <translation>%1: not signed</translation>
    </message>
    <message>
        <source>Give up this revision</source>
        <translation>Give up this revision</translation>
    </message>
    <message>
        <source>Discard this draft</source>
        <translation>Discard this draft</translation>
    </message>
    <message>
        <source>These minutes rest on a result that does not hold any more. Finish the check of the consignment again: it begins their revision. Or revise them below.</source>
        <translation>These minutes rest on a result that does not hold any more. Finish the check of the consignment again: it begins their revision. Or revise them below.</translation>
    </message>
    <message>
        <source>This draft rests on a result that does not hold any more. Finish the check of the consignment again before it is signed.</source>
        <translation>This draft rests on a result that does not hold any more. Finish the check of the consignment again before it is signed.</translation>
    </message>
    <message numerus="yes">
        <source>The minutes do not name %n finding(s) of this inspection. They name the last finding of each of the goods listed, as far as it was recorded before anybody signed.</source>
        <translation>
            <numerusform>The minutes do not name %n finding of this inspection. They name the last finding of each of the goods listed, as far as it was recorded before anybody signed.</numerusform>
            <numerusform>The minutes do not name %n findings of this inspection. They name the last finding of each of the goods listed, as far as it was recorded before anybody signed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again before it is signed</source>
        <translation>Look again before it is signed</translation>
    </message>
</context>
<context>
    <name>InspectionSamples</name>
    <message>
        <source>In a survey, and without a lot number, a sample informs only: it cannot be used against the firm.</source>
        <translation>In a survey, and without a lot number, a sample informs only: it cannot be used against the firm.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Add a sample</source>
        <translation>Add a sample</translation>
    </message>
    <message>
        <source>Or take it from an item in the step “Goods”: name, firm, lot and date come with it.</source>
        <translation>Or take it from an item in the step “Goods”: name, firm, lot and date come with it.</translation>
    </message>
</context>
<context>
    <name>InspectionSignatures</name>
    <message numerus="yes">
        <source>%n thing(s) are still missing in other steps. Fill them in first: what is changed after signing must be signed again.</source>
        <translation>
            <numerusform>%n thing is still missing in other steps. Fill it in first: what is changed after signing must be signed again.</numerusform>
            <numerusform>%n things are still missing in other steps. Fill them in first: what is changed after signing must be signed again.</numerusform>
        </translation>
    </message>
    <message>
        <source>The text was changed after somebody had signed it. Let everybody sign again.</source>
        <translation>The text was changed after somebody had signed it. Let everybody sign again.</translation>
    </message>
    <message>
        <source>Take signatures away</source>
        <translation>Take signatures away</translation>
    </message>
    <message>
        <source>Nobody has signed yet. The head of the team signs, and the inspected party, or it is written why it does not; then a witness or the local authority signs for it.</source>
        <translation>Nobody has signed yet. The head of the team signs, and the inspected party, or it is written why it does not; then a witness or the local authority signs for it.</translation>
    </message>
    <message>
        <source>Sign on the screen</source>
        <translation>Sign on the screen</translation>
    </message>
    <message>
        <source>Somebody does not sign</source>
        <translation>Somebody does not sign</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Sign: %1</source>
        <translation>Sign: %1</translation>
    </message>
    <message>
        <source>Read the minutes</source>
        <translation>Read the minutes</translation>
    </message>
</context>
<context>
    <name>InspectionStatements</name>
    <message>
        <source>No statement yet. The inspected party, a coordinating agency and witnesses may have their opinion written down.</source>
        <translation>No statement yet. The inspected party, a coordinating agency and witnesses may have their opinion written down.</translation>
    </message>
    <message>
        <source>Add a statement</source>
        <translation>Add a statement</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Seen beyond the decision</source>
        <translation>Seen beyond the decision</translation>
    </message>
    <message>
        <source>Assessment and proposals of the team</source>
        <translation>Assessment and proposals of the team</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Ended at</translation>
    </message>
    <message>
        <source>It ends now</source>
        <translation>End now</translation>
    </message>
    <message>
        <source>Recorded only: to act, amend the decision</source>
        <translation>Recorded only: to act, amend the decision</translation>
    </message>
</context>
<context>
    <name>InspectionTeam</name>
    <message>
        <source>Head of the team</source>
        <translation>Head of the team</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>Quality controller</source>
        <translation>Quality controller</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Member %1</source>
        <translation>Member %1</translation>
    </message>
    <message>
        <source>Take away member %1</source>
        <translation>Take away member %1</translation>
    </message>
    <message>
        <source>Name of member %1</source>
        <translation>Name of member %1</translation>
    </message>
    <message>
        <source>Role of member %1</source>
        <translation>Role of member %1</translation>
    </message>
    <message>
        <source>Position of member %1</source>
        <translation>Position of member %1</translation>
    </message>
    <message>
        <source>Unit of member %1</source>
        <translation>Unit of member %1</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>InspectionVersions</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1; the hub has seen a gap before this record</source>
        <translation>%1; the hub has seen a gap before this record</translation>
    </message>
</context>
<context>
    <name>InvitationSheet</name>
    <message>
        <source>Move this device to another hub?</source>
        <translation>Move this device to another hub?</translation>
    </message>
    <message>
        <source>Enrol this device at this hub?</source>
        <translation>Enrol this device at this hub?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Talking to the hub…</source>
        <translation>Talking to the hub…</translation>
    </message>
    <message>
        <source>Move the device</source>
        <translation>Move the device</translation>
    </message>
    <message>
        <source>Enrol the device</source>
        <translation>Enrol the device</translation>
    </message>
    <message>
        <source>This device is enrolled at another hub</source>
        <translation>This device is enrolled at another hub</translation>
    </message>
    <message>
        <source>If you go on, what waits on this device is sent to the new hub, and the national data come from there. A code on goods or on a wall can hold such an invitation: go on only when your administrator told you to.</source>
        <translation>If you go on, what waits on this device is sent to the new hub, and the national data come from there. A code on goods or on a wall can hold such an invitation: go on only when your administrator told you to.</translation>
    </message>
    <message>
        <source>This device is enrolled at this hub already. It would be enrolled anew.</source>
        <translation>This device is enrolled at this hub already. It would be enrolled anew.</translation>
    </message>
    <message>
        <source>The national data will come from this hub, and what you record is sent to it. A code on goods or on a wall can hold such an invitation: check that the hub is yours.</source>
        <translation>The national data will come from this hub, and what you record is sent to it. A code on goods or on a wall can hold such an invitation: check that the hub is yours.</translation>
    </message>
    <message>
        <source>Hub that invites</source>
        <translation>Hub that invites</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>Its address</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Its key</translation>
    </message>
    <message>
        <source>Hub of this device now</source>
        <translation>Hub of this device now</translation>
    </message>
    <message>
        <source>Key of that hub</source>
        <translation>Key of that hub</translation>
    </message>
    <message>
        <source>Compare the key with the one that your administrator has.</source>
        <translation>Compare the key with the one that your administrator has.</translation>
    </message>
    <message>
        <source>I was told to move this device</source>
        <translation>I was told to move this device</translation>
    </message>
    <message>
        <source>If you go on, this device leaves its hub: what waits on it is sent to the new hub once that has enrolled it, and the national data come from there. Go on only when your administrator told you to.</source>
        <translation>If you go on, this device leaves its hub: what waits on it is sent to the new hub once that has enrolled it, and the national data come from there. Go on only when your administrator told you to.</translation>
    </message>
    <message>
        <source>New hub</source>
        <translation>New hub</translation>
    </message>
    <message>
        <source>Records that are not sent yet</source>
        <translation>Records that are not sent yet</translation>
    </message>
</context>
<context>
    <name>ItemNotice</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ItemText</name>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>Logistic unit (SSCC)</source>
        <translation>Logistic unit (SSCC)</translation>
    </message>
    <message>
        <source>Product code (GTIN)</source>
        <translation>Product code (GTIN)</translation>
    </message>
    <message>
        <source>Contained product (GTIN)</source>
        <translation>Contained product (GTIN)</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Manufacture date</source>
        <translation>Manufacture date</translation>
    </message>
    <message>
        <source>Packaging date</source>
        <translation>Packaging date</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Best before</translation>
    </message>
    <message>
        <source>Sell by</source>
        <translation>Sell by</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>Expiry date</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Serial</translation>
    </message>
    <message>
        <source>Consumer product variant</source>
        <translation>Consumer product variant</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Third-party serial</source>
        <translation>Third-party serial</translation>
    </message>
    <message>
        <source>Additional product identification</source>
        <translation>Additional product identification</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Order number</translation>
    </message>
    <message>
        <source>Ship to (GLN)</source>
        <translation>Ship to (GLN)</translation>
    </message>
    <message>
        <source>Location (GLN)</source>
        <translation>Location (GLN)</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Country of origin</translation>
    </message>
    <message>
        <source>Product without a record</source>
        <translation>Product without a record</translation>
    </message>
    <message>
        <source>Asset or document</source>
        <translation>Asset or document</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>Payment code</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Web address</translation>
    </message>
    <message>
        <source>Code without a product number</source>
        <translation>Code without a product number</translation>
    </message>
    <message>
        <source>(payment details are not kept)</source>
        <translation>(payment details are not kept)</translation>
    </message>
    <message>
        <source>Made-to-order product (GTIN)</source>
        <translation>Made-to-order product (GTIN)</translation>
    </message>
    <message>
        <source>Payment due date</source>
        <translation>Payment due date</translation>
    </message>
    <message>
        <source>Product variant</source>
        <translation>Product variant</translation>
    </message>
    <message>
        <source>Customer&apos;s part number</source>
        <translation>Customer&apos;s part number</translation>
    </message>
    <message>
        <source>Made-to-order variation</source>
        <translation>Made-to-order variation</translation>
    </message>
    <message>
        <source>Packaging component</source>
        <translation>Packaging component</translation>
    </message>
    <message>
        <source>Secondary serial</source>
        <translation>Secondary serial</translation>
    </message>
    <message>
        <source>Reference to the source</source>
        <translation>Reference to the source</translation>
    </message>
    <message>
        <source>Document (GDTI)</source>
        <translation>Document (GDTI)</translation>
    </message>
    <message>
        <source>Location extension</source>
        <translation>Location extension</translation>
    </message>
    <message>
        <source>Coupon (GCN)</source>
        <translation>Coupon (GCN)</translation>
    </message>
    <message>
        <source>Variable count</source>
        <translation>Variable count</translation>
    </message>
    <message>
        <source>Net weight</source>
        <translation>Net weight</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Net volume</source>
        <translation>Net volume</translation>
    </message>
    <message>
        <source>Gross weight</source>
        <translation>Gross weight</translation>
    </message>
    <message>
        <source>Length of the unit</source>
        <translation>Length of the unit</translation>
    </message>
    <message>
        <source>Width of the unit</source>
        <translation>Width of the unit</translation>
    </message>
    <message>
        <source>Height of the unit</source>
        <translation>Height of the unit</translation>
    </message>
    <message>
        <source>Area of the unit</source>
        <translation>Area of the unit</translation>
    </message>
    <message>
        <source>Volume of the unit</source>
        <translation>Volume of the unit</translation>
    </message>
    <message>
        <source>Weight per area</source>
        <translation>Weight per area</translation>
    </message>
    <message>
        <source>Amount payable</source>
        <translation>Amount payable</translation>
    </message>
    <message>
        <source>Price of the item</source>
        <translation>Price of the item</translation>
    </message>
    <message>
        <source>Discount, per cent</source>
        <translation>Discount, per cent</translation>
    </message>
    <message>
        <source>Price per unit</source>
        <translation>Price per unit</translation>
    </message>
    <message>
        <source>Consignment (GINC)</source>
        <translation>Consignment (GINC)</translation>
    </message>
    <message>
        <source>Shipment (GSIN)</source>
        <translation>Shipment (GSIN)</translation>
    </message>
    <message>
        <source>Routing code</source>
        <translation>Routing code</translation>
    </message>
    <message>
        <source>Bill to (GLN)</source>
        <translation>Bill to (GLN)</translation>
    </message>
    <message>
        <source>Purchased from (GLN)</source>
        <translation>Purchased from (GLN)</translation>
    </message>
    <message>
        <source>Ship for (GLN)</source>
        <translation>Ship for (GLN)</translation>
    </message>
    <message>
        <source>Pay to (GLN)</source>
        <translation>Pay to (GLN)</translation>
    </message>
    <message>
        <source>Place of production or service (GLN)</source>
        <translation>Place of production or service (GLN)</translation>
    </message>
    <message>
        <source>Party (GLN)</source>
        <translation>Party (GLN)</translation>
    </message>
    <message>
        <source>Postal code of delivery</source>
        <translation>Postal code of delivery</translation>
    </message>
    <message>
        <source>Countries of first processing</source>
        <translation>Countries of first processing</translation>
    </message>
    <message>
        <source>Country of processing</source>
        <translation>Country of processing</translation>
    </message>
    <message>
        <source>Countries of disassembly</source>
        <translation>Countries of disassembly</translation>
    </message>
    <message>
        <source>Country of the whole process</source>
        <translation>Country of the whole process</translation>
    </message>
    <message>
        <source>Subdivision of origin</source>
        <translation>Subdivision of origin</translation>
    </message>
    <message>
        <source>Delivery: company</source>
        <translation>Delivery: company</translation>
    </message>
    <message>
        <source>Delivery: contact</source>
        <translation>Delivery: contact</translation>
    </message>
    <message>
        <source>Delivery: address</source>
        <translation>Delivery: address</translation>
    </message>
    <message>
        <source>Delivery: address, second line</source>
        <translation>Delivery: address, second line</translation>
    </message>
    <message>
        <source>Delivery: suburb</source>
        <translation>Delivery: suburb</translation>
    </message>
    <message>
        <source>Delivery: locality</source>
        <translation>Delivery: locality</translation>
    </message>
    <message>
        <source>Delivery: region</source>
        <translation>Delivery: region</translation>
    </message>
    <message>
        <source>Delivery: country</source>
        <translation>Delivery: country</translation>
    </message>
    <message>
        <source>Delivery: telephone</source>
        <translation>Delivery: telephone</translation>
    </message>
    <message>
        <source>Delivery: coordinates</source>
        <translation>Delivery: coordinates</translation>
    </message>
    <message>
        <source>Return: company</source>
        <translation>Return: company</translation>
    </message>
    <message>
        <source>Return: contact</source>
        <translation>Return: contact</translation>
    </message>
    <message>
        <source>Return: address</source>
        <translation>Return: address</translation>
    </message>
    <message>
        <source>Return: address, second line</source>
        <translation>Return: address, second line</translation>
    </message>
    <message>
        <source>Return: suburb</source>
        <translation>Return: suburb</translation>
    </message>
    <message>
        <source>Return: locality</source>
        <translation>Return: locality</translation>
    </message>
    <message>
        <source>Return: region</source>
        <translation>Return: region</translation>
    </message>
    <message>
        <source>Return: country</source>
        <translation>Return: country</translation>
    </message>
    <message>
        <source>Return: postal code</source>
        <translation>Return: postal code</translation>
    </message>
    <message>
        <source>Return: telephone</source>
        <translation>Return: telephone</translation>
    </message>
    <message>
        <source>Service description</source>
        <translation>Service description</translation>
    </message>
    <message>
        <source>Dangerous goods</source>
        <translation>Dangerous goods</translation>
    </message>
    <message>
        <source>May be left unattended</source>
        <translation>May be left unattended</translation>
    </message>
    <message>
        <source>Signature required</source>
        <translation>Signature required</translation>
    </message>
    <message>
        <source>Deliver not before</source>
        <translation>Deliver not before</translation>
    </message>
    <message>
        <source>Deliver not after</source>
        <translation>Deliver not after</translation>
    </message>
    <message>
        <source>Release date</source>
        <translation>Release date</translation>
    </message>
    <message>
        <source>Maximum temperature, °F</source>
        <translation>Maximum temperature, °F</translation>
    </message>
    <message>
        <source>Maximum temperature, °C</source>
        <translation>Maximum temperature, °C</translation>
    </message>
    <message>
        <source>Minimum temperature, °F</source>
        <translation>Minimum temperature, °F</translation>
    </message>
    <message>
        <source>Minimum temperature, °C</source>
        <translation>Minimum temperature, °C</translation>
    </message>
    <message>
        <source>NATO stock number</source>
        <translation>NATO stock number</translation>
    </message>
    <message>
        <source>Carcass or meat cut</source>
        <translation>Carcass or meat cut</translation>
    </message>
    <message>
        <source>Expiry date and time</source>
        <translation>Expiry date and time</translation>
    </message>
    <message>
        <source>Active potency</source>
        <translation>Active potency</translation>
    </message>
    <message>
        <source>Catch area</source>
        <translation>Catch area</translation>
    </message>
    <message>
        <source>First freeze date</source>
        <translation>First freeze date</translation>
    </message>
    <message>
        <source>Harvest date</source>
        <translation>Harvest date</translation>
    </message>
    <message>
        <source>Aquatic species</source>
        <translation>Aquatic species</translation>
    </message>
    <message>
        <source>Fishing gear</source>
        <translation>Fishing gear</translation>
    </message>
    <message>
        <source>Production method</source>
        <translation>Production method</translation>
    </message>
    <message>
        <source>Test by date</source>
        <translation>Test by date</translation>
    </message>
    <message>
        <source>Refurbishment lot</source>
        <translation>Refurbishment lot</translation>
    </message>
    <message>
        <source>Functional status</source>
        <translation>Functional status</translation>
    </message>
    <message>
        <source>Revision status</source>
        <translation>Revision status</translation>
    </message>
    <message>
        <source>Assembly (GIAI)</source>
        <translation>Assembly (GIAI)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processor</translation>
    </message>
    <message>
        <source>Tobacco unit (UIC)</source>
        <translation>Tobacco unit (UIC)</translation>
    </message>
    <message>
        <source>Freight unit type</source>
        <translation>Freight unit type</translation>
    </message>
    <message>
        <source>National healthcare number</source>
        <translation>National healthcare number</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Data carrier type</source>
        <translation>Data carrier type</translation>
    </message>
    <message>
        <source>Version of the code</source>
        <translation>Version of the code</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Date and time of birth</source>
        <translation>Date and time of birth</translation>
    </message>
    <message>
        <source>Biological sex</source>
        <translation>Biological sex</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Family name</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Given name</translation>
    </message>
    <message>
        <source>Name suffix</source>
        <translation>Name suffix</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Address of the person</source>
        <translation>Address of the person</translation>
    </message>
    <message>
        <source>Birth sequence</source>
        <translation>Birth sequence</translation>
    </message>
    <message>
        <source>Family name of the baby</source>
        <translation>Family name of the baby</translation>
    </message>
    <message>
        <source>Roll dimensions</source>
        <translation>Roll dimensions</translation>
    </message>
    <message>
        <source>Mobile telephone identifier</source>
        <translation>Mobile telephone identifier</translation>
    </message>
    <message>
        <source>Returnable asset (GRAI)</source>
        <translation>Returnable asset (GRAI)</translation>
    </message>
    <message>
        <source>Individual asset (GIAI)</source>
        <translation>Individual asset (GIAI)</translation>
    </message>
    <message>
        <source>Price per unit of measure</source>
        <translation>Price per unit of measure</translation>
    </message>
    <message>
        <source>Piece of a product (ITIP)</source>
        <translation>Piece of a product (ITIP)</translation>
    </message>
    <message>
        <source>Bank account (IBAN)</source>
        <translation>Bank account (IBAN)</translation>
    </message>
    <message>
        <source>Production date and time</source>
        <translation>Production date and time</translation>
    </message>
    <message>
        <source>Optical sensor</source>
        <translation>Optical sensor</translation>
    </message>
    <message>
        <source>Component or part (CPID)</source>
        <translation>Component or part (CPID)</translation>
    </message>
    <message>
        <source>Serial of the component</source>
        <translation>Serial of the component</translation>
    </message>
    <message>
        <source>Software version</source>
        <translation>Software version</translation>
    </message>
    <message>
        <source>Product model (GMN)</source>
        <translation>Product model (GMN)</translation>
    </message>
    <message>
        <source>Master identifier of highly individualised devices</source>
        <translation>Master identifier of highly individualised devices</translation>
    </message>
    <message>
        <source>Service provider (GSRN)</source>
        <translation>Service provider (GSRN)</translation>
    </message>
    <message>
        <source>Service recipient (GSRN)</source>
        <translation>Service recipient (GSRN)</translation>
    </message>
    <message>
        <source>Service relation instance</source>
        <translation>Service relation instance</translation>
    </message>
    <message>
        <source>Payment slip reference</source>
        <translation>Payment slip reference</translation>
    </message>
    <message>
        <source>Contained piece (ITIP)</source>
        <translation>Contained piece (ITIP)</translation>
    </message>
    <message>
        <source>Digital signature</source>
        <translation>Digital signature</translation>
    </message>
    <message>
        <source>IMEI</source>
        <translation>IMEI</translation>
    </message>
    <message>
        <source>Second IMEI</source>
        <translation>Second IMEI</translation>
    </message>
    <message>
        <source>eSIM number</source>
        <translation>eSIM number</translation>
    </message>
    <message>
        <source>SIM number</source>
        <translation>SIM number</translation>
    </message>
    <message>
        <source>Coupon code (North America)</source>
        <translation>Coupon code (North America)</translation>
    </message>
    <message>
        <source>Loyalty points</source>
        <translation>Loyalty points</translation>
    </message>
    <message>
        <source>Coupon offer code (North America)</source>
        <translation>Coupon offer code (North America)</translation>
    </message>
    <message>
        <source>Product web page</source>
        <translation>Product web page</translation>
    </message>
    <message>
        <source>Agreed between partners</source>
        <translation>Agreed between partners</translation>
    </message>
    <message>
        <source>Company internal</source>
        <translation>Company internal</translation>
    </message>
    <message>
        <source>Printed paper of this app</source>
        <translation>Printed paper of this app</translation>
    </message>
    <message>
        <source>the end of %1</source>
        <translation>the end of %1</translation>
    </message>
</context>
<context>
    <name>LabCard</name>
    <message>
        <source>Measured and tested</source>
        <translation>Measured and tested</translation>
    </message>
    <message>
        <source>Measured quantity of one package</source>
        <translation>Measured quantity of one package</translation>
    </message>
    <message>
        <source>For example 487 g</source>
        <translation>For example 487 g</translation>
    </message>
    <message>
        <source>Remove the value of %1</source>
        <translation>Remove the value of %1</translation>
    </message>
    <message>
        <source>Add a laboratory value</source>
        <translation>Add a laboratory value</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>For example protein, g/100 g</source>
        <translation>For example protein, g/100 g</translation>
    </message>
    <message>
        <source>The declared value is</source>
        <translation>The declared value is</translation>
    </message>
    <message>
        <source>The least</source>
        <translation>The least</translation>
    </message>
    <message>
        <source>The most</source>
        <translation>The most</translation>
    </message>
    <message>
        <source>Declared value</source>
        <translation>Declared value</translation>
    </message>
    <message>
        <source>Measured value</source>
        <translation>Measured value</translation>
    </message>
    <message>
        <source>Number of the test report</source>
        <translation>Number of the test report</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LabelCard</name>
    <message>
        <source>What the label says</source>
        <translation>What the label says</translation>
    </message>
    <message>
        <source>Type what is printed on the goods: the checks are made again with it.</source>
        <translation>Type what is printed on the goods: the checks are made again with it.</translation>
    </message>
    <message>
        <source>Responsible firm on the label</source>
        <translation>Responsible firm on the label</translation>
    </message>
    <message>
        <source>Country of origin on the label</source>
        <translation>Country of origin on the label</translation>
    </message>
    <message>
        <source>Date of production on the label</source>
        <translation>Date of production on the label</translation>
    </message>
    <message>
        <source>Day, month, year, as printed</source>
        <translation>Day, month, year, as printed</translation>
    </message>
    <message>
        <source>Expiry date on the label</source>
        <translation>Expiry date on the label</translation>
    </message>
    <message>
        <source>For example 02/04/2027, or 12 months</source>
        <translation>For example 02/04/2027, or 12 months</translation>
    </message>
    <message>
        <source>Best before on the label</source>
        <translation>Best before on the label</translation>
    </message>
    <message>
        <source>Net quantity on the label</source>
        <translation>Net quantity on the label</translation>
    </message>
    <message>
        <source>For example 500 g or 6 x 330 ml</source>
        <translation>For example 500 g or 6 x 330 ml</translation>
    </message>
    <message>
        <source>Label checklist (%1/%2)</source>
        <translation>Label checklist (%1/%2)</translation>
    </message>
</context>
<context>
    <name>LabelCheckRow</name>
    <message>
        <source>%1: shown</source>
        <translation>%1: shown</translation>
    </message>
    <message>
        <source>%1: missing</source>
        <translation>%1: missing</translation>
    </message>
</context>
<context>
    <name>ListFilter</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Clear filter</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Platform: %1</source>
        <translation>Platform: %1</translation>
    </message>
    <message>
        <source>Shop: %1</source>
        <translation>Shop: %1</translation>
    </message>
    <message>
        <source>Number of the listing: %1</source>
        <translation>Number of the listing: %1</translation>
    </message>
    <message>
        <source>Price shown: %1</source>
        <translation>Price shown: %1</translation>
    </message>
</context>
<context>
    <name>ListingFields</name>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Marketplace, social network or site</source>
        <translation>Marketplace, social network or site</translation>
    </message>
    <message>
        <source>Shop on the platform</source>
        <translation>Shop on the platform</translation>
    </message>
    <message>
        <source>Its name there, or the seller&apos;s</source>
        <translation>Its name there, or the seller&apos;s</translation>
    </message>
    <message>
        <source>Number of the listing</source>
        <translation>Number of the listing</translation>
    </message>
    <message>
        <source>As the platform gives it</source>
        <translation>As the platform gives it</translation>
    </message>
    <message>
        <source>Price shown</source>
        <translation>Price shown</translation>
    </message>
    <message>
        <source>With its currency: 120.000 ₫</source>
        <translation>With its currency: 120.000 ₫</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This device is locked</source>
        <translation>This device is locked</translation>
    </message>
    <message>
        <source>What was recorded is sealed and goes on being sent. Type the passphrase to work on.</source>
        <translation>What was recorded is sealed and goes on being sent. Type the passphrase to work on.</translation>
    </message>
    <message>
        <source>The keychain of this computer did not open the data. Type the recovery code that was written down.</source>
        <translation>The keychain of this computer did not open the data. Type the recovery code that was written down.</translation>
    </message>
    <message>
        <source>Passphrase, or the recovery code</source>
        <translation>Passphrase, or the recovery code</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Show what I type</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Wait %1 s</source>
        <translation>Wait %1 s</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>The hub has revoked this device. Nothing was deleted: what was recorded is sealed, and your administrator has the code.</source>
        <translation>The hub has revoked this device. Nothing was deleted: what was recorded is sealed, and your administrator has the code.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>NQI Inspector</source>
        <translation>NQI Inspector</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>Map of findings</source>
        <translation>Map of findings</translation>
    </message>
    <message>
        <source>Drawn on this device from coordinates: there is no base map. North is up.</source>
        <translation>Drawn on this device from coordinates: there is no base map. North is up.</translation>
    </message>
    <message numerus="yes">
        <source>%n without coordinates</source>
        <translation>
            <numerusform>%n without coordinates</numerusform>
            <numerusform>%n without coordinates</numerusform>
        </translation>
    </message>
    <message>
        <source>No finding of this period has coordinates.</source>
        <translation>No finding of this period has coordinates.</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Closer</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Further away</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>Open findings</translation>
    </message>
    <message>
        <source>Open these findings</source>
        <translation>Open these findings</translation>
    </message>
    <message numerus="yes">
        <source>%n more under this mark</source>
        <translation>
            <numerusform>%n more under this mark</numerusform>
            <numerusform>%n more under this mark</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapGrid</name>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>MapMark</name>
    <message numerus="yes">
        <source>%n finding(s) close together</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings close together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of findings: %1 places in view</source>
        <translation>Map of findings: %1 places in view</translation>
    </message>
</context>
<context>
    <name>MeasureRow</name>
    <message>
        <source>Measure %1</source>
        <translation>Measure %1</translation>
    </message>
    <message>
        <source>Take away measure %1</source>
        <translation>Take away measure %1</translation>
    </message>
    <message>
        <source>Kind of measure %1</source>
        <translation>Kind of measure %1</translation>
    </message>
    <message>
        <source>What a survey cannot do is greyed.</source>
        <translation>What a survey cannot do is greyed.</translation>
    </message>
    <message>
        <source>What measure %1 covers</source>
        <translation>What measure %1 covers</translation>
    </message>
    <message>
        <source>Goods, documents, firm</source>
        <translation>Goods, documents, firm</translation>
    </message>
    <message>
        <source>Quantity under measure %1</source>
        <translation>Quantity under measure %1</translation>
    </message>
    <message>
        <source>Measure %1 ordered at</source>
        <translation>Measure %1 ordered at</translation>
    </message>
    <message>
        <source>Who ordered measure %1</source>
        <translation>Who ordered measure %1</translation>
    </message>
    <message>
        <source>Legal basis of measure %1</source>
        <translation>Legal basis of measure %1</translation>
    </message>
    <message>
        <source>Measure %1 reported to the agency at</source>
        <translation>Measure %1 reported to the agency at</translation>
    </message>
    <message>
        <source>Measure %1 is reported now</source>
        <translation>Measure %1 is reported now</translation>
    </message>
    <message>
        <source>Kind of measure</source>
        <translation>Kind of measure</translation>
    </message>
    <message>
        <source>What it covers</source>
        <translation>What it covers</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Ordered at</source>
        <translation>Ordered at</translation>
    </message>
    <message>
        <source>Who ordered it</source>
        <translation>Who ordered it</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Reported to the agency at</source>
        <translation>Reported to the agency at</translation>
    </message>
    <message>
        <source>A finding is recorded of these goods</source>
        <translation>A finding is recorded of these goods</translation>
    </message>
</context>
<context>
    <name>MetCard</name>
    <message>
        <source>Where it was met</source>
        <translation>Where it was found</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Market</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Border</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Address of the listing</source>
        <translation>Address of the listing</translation>
    </message>
    <message>
        <source>Customs declaration</source>
        <translation>Customs declaration</translation>
    </message>
    <message>
        <source>Number in the papers</source>
        <translation>Number in the papers</translation>
    </message>
    <message>
        <source>Line of the declaration</source>
        <translation>Line of the declaration</translation>
    </message>
    <message>
        <source>Any line</source>
        <translation>Any line</translation>
    </message>
    <message>
        <source>Country in the certificate of origin</source>
        <translation>Country in the certificate of origin</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>NewsBanner</name>
    <message>
        <source>All alerts</source>
        <translation>All alerts</translation>
    </message>
    <message>
        <source>Show the alert</source>
        <translation>Show the alert</translation>
    </message>
    <message>
        <source>Put the new alerts away</source>
        <translation>Put the new alerts away</translation>
    </message>
</context>
<context>
    <name>NoticeSettings</name>
    <message>
        <source>Notices</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Only how many there are. What they say is read in the app, where it stays until you have read it.</source>
        <translation>Only how many there are. What they say is read in the app, where it stays until you have read it.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Quiet from</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Quiet until</translation>
    </message>
    <message>
        <source>Tell new serious alerts and deadlines on the desktop</source>
        <translation>Tell new serious alerts and deadlines on the desktop</translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>measured %1, declared at most %2</source>
        <translation>measured %1, declared at most %2</translation>
    </message>
    <message>
        <source>measured %1, declared at least %2</source>
        <translation>measured %1, declared at least %2</translation>
    </message>
    <message>
        <source>report %1</source>
        <translation>report %1</translation>
    </message>
    <message>
        <source>R = k × C × P = %1</source>
        <translation>R = k × C × P = %1</translation>
    </message>
    <message>
        <source>%1. The rules on this device do not say which tier that suggests.</source>
        <translation>%1. The rules on this device do not say which tier that suggests.</translation>
    </message>
    <message>
        <source>%1: suggests “%2”.</source>
        <translation>%1: suggests “%2”.</translation>
    </message>
</context>
<context>
    <name>PartyPick</name>
    <message>
        <source>Head of the team</source>
        <translation>Head of the team</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>Inspected party</source>
        <translation>Inspected party</translation>
    </message>
    <message>
        <source>Coordinating agency</source>
        <translation>Coordinating agency</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>Local authority</source>
        <translation>Local authority</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
</context>
<context>
    <name>PictureFile</name>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation>“%1” cannot be opened.</translation>
    </message>
    <message>
        <source>“%1” is larger than 64 MB. Make it smaller and add it again.</source>
        <translation>“%1” is larger than 64 MB. Make it smaller and add it again.</translation>
    </message>
    <message>
        <source>“%1” is not a picture, or is cut short.</source>
        <translation>“%1” is not a picture, or is cut short.</translation>
    </message>
    <message>
        <source>“%1” is neither a picture nor a PDF, or is cut short.</source>
        <translation>“%1” is neither a picture nor a PDF, or is cut short.</translation>
    </message>
    <message>
        <source>No picture was copied. Copy one, or a picture file, and paste it then.</source>
        <translation>No picture was copied. Copy one, or a picture file, and paste it then.</translation>
    </message>
    <message>
        <source>The copied picture is larger than 64 MB. Make it smaller and paste it again.</source>
        <translation>The copied picture is larger than 64 MB. Make it smaller and paste it again.</translation>
    </message>
    <message>
        <source>The copied picture cannot be read. Save it as a file and add that.</source>
        <translation>The copied picture cannot be read. Save it as a file and add that.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>No connection to the hub. Nothing is lost: it is sent when there is a network.</source>
        <translation>No connection to the hub. Nothing is lost: it is sent when there is a network.</translation>
    </message>
    <message>
        <source>The hub did not answer in time. It is tried again by itself.</source>
        <translation>The hub did not answer in time. It is tried again by itself.</translation>
    </message>
    <message>
        <source>The connection broke. What has arrived stays there; the rest is sent by itself.</source>
        <translation>The connection broke. What has arrived stays there; the rest is sent by itself.</translation>
    </message>
    <message>
        <source>The hub could not prove who it is. Nothing was sent: check the address and this device&apos;s date.</source>
        <translation>The hub could not prove who it is. Nothing was sent: check the address and this device&apos;s date.</translation>
    </message>
    <message>
        <source>What answered is not a hub (a log-in page of the network?). Nothing is lost; it is tried again by itself.</source>
        <translation>What answered is not a hub (a log-in page of the network?). Nothing is lost; it is tried again by itself.</translation>
    </message>
    <message>
        <source>What answered is not a hub. Nothing is lost; it is tried again by itself.</source>
        <translation>What answered is not a hub. Nothing is lost; it is tried again by itself.</translation>
    </message>
    <message>
        <source>The receipt is not signed by the hub of this device. The finding stays here; tell your administrator.</source>
        <translation>The receipt is not signed by the hub of this device. The finding stays here; tell your administrator.</translation>
    </message>
    <message>
        <source>The hub does not have every file yet. The rest is sent by itself.</source>
        <translation>The hub does not have every file yet. The rest is sent by itself.</translation>
    </message>
    <message>
        <source>The hub asks for patience. It is sent later by itself.</source>
        <translation>The hub asks for patience. It is sent later by itself.</translation>
    </message>
    <message>
        <source>The hub is busy. It is sent later by itself.</source>
        <translation>The hub is busy. It is sent later by itself.</translation>
    </message>
    <message>
        <source>The hub has a fault. It is sent later by itself.</source>
        <translation>The hub has a fault. It is sent later by itself.</translation>
    </message>
    <message>
        <source>The hub has no space. It is sent later by itself; tell your administrator.</source>
        <translation>The hub has no space. It is sent later by itself; tell your administrator.</translation>
    </message>
    <message>
        <source>The hub does not know this device. Enrol it again in the settings.</source>
        <translation>The hub does not know this device. Enrol it again in the settings.</translation>
    </message>
    <message>
        <source>This device is not enrolled at the hub yet. Enter the hub&apos;s address and the one-time code.</source>
        <translation>This device is not enrolled at the hub yet. Enter the hub&apos;s address and the one-time code.</translation>
    </message>
    <message>
        <source>The one-time code is unknown, used or expired. Ask your administrator for a new one.</source>
        <translation>The one-time code is unknown, used or expired. Ask your administrator for a new one.</translation>
    </message>
    <message>
        <source>The hub does not allow this. Tell your administrator.</source>
        <translation>The hub does not allow this. Tell your administrator.</translation>
    </message>
    <message>
        <source>This device was revoked. Findings stay here; tell your administrator.</source>
        <translation>This device was revoked. Findings stay here; tell your administrator.</translation>
    </message>
    <message>
        <source>The hub holds another finding under this number. Both are kept; tell your administrator.</source>
        <translation>The hub holds another finding under this number. Both are kept; tell your administrator.</translation>
    </message>
    <message>
        <source>The hub cannot accept this finding: it fails its check. It is kept here; export it and tell your administrator.</source>
        <translation>The hub cannot accept this finding: it fails its check. It is kept here; export it and tell your administrator.</translation>
    </message>
    <message>
        <source>The hub cannot read this finding. It is kept here; export it and update the app.</source>
        <translation>The hub cannot read this finding. It is kept here; export it and update the app.</translation>
    </message>
    <message>
        <source>The finding is larger than the hub accepts. It is kept here; export it.</source>
        <translation>The finding is larger than the hub accepts. It is kept here; export it.</translation>
    </message>
    <message>
        <source>A file arrived damaged and is sent again by itself.</source>
        <translation>A file arrived damaged and is sent again by itself.</translation>
    </message>
    <message>
        <source>A file is continued from where the hub stopped, by itself.</source>
        <translation>A file is continued from where the hub stopped, by itself.</translation>
    </message>
    <message>
        <source>Another hub answers at this address. Nothing was sent: tell your administrator.</source>
        <translation>Another hub answers at this address. Nothing was sent: tell your administrator.</translation>
    </message>
    <message>
        <source>The upload failed (%1). It is tried again by itself.</source>
        <translation>The upload failed (%1). It is tried again by itself.</translation>
    </message>
    <message>
        <source>The renewed national data could not be stored on this device (no space?). What was here stays in use; free some space.</source>
        <translation>The renewed national data could not be stored on this device (no space?). What was here stays in use; free some space.</translation>
    </message>
    <message>
        <source>A part of the renewed national data did not arrive as it was signed, and was refused. What was here stays in use; it is tried again by itself.</source>
        <translation>A part of the renewed national data did not arrive as it was signed, and was refused. What was here stays in use; it is tried again by itself.</translation>
    </message>
    <message>
        <source>The hub&apos;s signature on the national data has run out: newer data may exist. Mind the date of the data in each verdict, and tell your administrator.</source>
        <translation>The hub&apos;s signature on the national data has run out: newer data may exist. Mind the date of the data in each verdict, and tell your administrator.</translation>
    </message>
    <message>
        <source>The national data that the hub offers is not signed as it must be (%1), and was refused. What was here stays in use; tell your administrator.</source>
        <translation>The national data that the hub offers is not signed as it must be (%1), and was refused. What was here stays in use; tell your administrator.</translation>
    </message>
    <message>
        <source>The network sends this device elsewhere (a log-in page?). Nothing was sent and nothing is lost; it is tried again by itself.</source>
        <translation>The network sends this device elsewhere (a log-in page?). Nothing was sent and nothing is lost; it is tried again by itself.</translation>
    </message>
    <message>
        <source>There is no hub of this kind at this address. Nothing is lost: check the address in the settings.</source>
        <translation>There is no hub of this kind at this address. Nothing is lost: check the address in the settings.</translation>
    </message>
    <message>
        <source>The contact was ended on this device. Nothing is lost; it is tried again by itself.</source>
        <translation>The contact was ended on this device. Nothing is lost; it is tried again by itself.</translation>
    </message>
    <message>
        <source>The hub&apos;s receipt is for another finding. The finding stays here and is sent again; tell your administrator.</source>
        <translation>The hub&apos;s receipt is for another finding. The finding stays here and is sent again; tell your administrator.</translation>
    </message>
    <message>
        <source>A photo or file of this finding cannot be read on this device. The rest is kept; export the finding and tell your administrator.</source>
        <translation>A photo or file of this finding cannot be read on this device. The rest is kept; export the finding and tell your administrator.</translation>
    </message>
    <message>
        <source>The enrolment could not be stored on this device (no space?). Free some space and try again.</source>
        <translation>The enrolment could not be stored on this device (no space?). Free some space and try again.</translation>
    </message>
    <message>
        <source>This device&apos;s own data cannot be used now: see the findings page.</source>
        <translation>This device&apos;s own data cannot be used now: see the findings page.</translation>
    </message>
    <message>
        <source>Another program on this device is fetching the national data. It goes on there; nothing is lost.</source>
        <translation>Another program on this device is fetching the national data. It goes on there; nothing is lost.</translation>
    </message>
    <message>
        <source>The national data cannot be kept on this device (no space?). What was here stays in use. Free some space and try again.</source>
        <translation>The national data cannot be kept on this device (no space?). What was here stays in use. Free some space and try again.</translation>
    </message>
    <message>
        <source>The hub does not publish the part of the data that was chosen for this device. What was here stays in use; tell your administrator.</source>
        <translation>The hub does not publish the part of the data that was chosen for this device. What was here stays in use; tell your administrator.</translation>
    </message>
    <message>
        <source>The hub takes no more from this device until its administrator raises the bound. Nothing is lost; it is sent later by itself.</source>
        <translation>The hub takes no more from this device until its administrator raises the bound. Nothing is lost; it is sent later by itself.</translation>
    </message>
    <message>
        <source>This is no whole invitation. Nothing was changed: paste the whole line, or ask your administrator for a new one.</source>
        <translation>This is no whole invitation. Nothing was changed: paste the whole line, or ask your administrator for a new one.</translation>
    </message>
    <message>
        <source>The disk of this device is full: what the hub has received cannot be noted here, and is sent again. Nothing is lost; free some space.</source>
        <translation>The disk of this device is full: what the hub has received cannot be noted here, and is sent again. Nothing is lost; free some space.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Market</source>
        <translation>Market</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Border</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Agency, for papers</source>
        <translation>Agency, for papers</translation>
    </message>
    <message>
        <source>Unit of the inspector, for papers</source>
        <translation>Unit of the inspector, for papers</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Address of the hub</translation>
    </message>
    <message>
        <source>Name of the hub</source>
        <translation>Name of the hub</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Size of text</translation>
    </message>
    <message>
        <source>Left-handed</source>
        <translation>Left-handed</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Keyboard scanner</source>
        <translation>Keyboard scanner</translation>
    </message>
    <message>
        <source>Metered connection</source>
        <translation>Metered connection</translation>
    </message>
    <message>
        <source>Lock after minutes</source>
        <translation>Lock after minutes</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Quiet from</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Quiet until</translation>
    </message>
    <message>
        <source>one line of at most %1 letters</source>
        <translation>one line of at most %1 letters</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <translation>one of: %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>a number from %1 to %2</translation>
    </message>
    <message>
        <source>a time such as 20:00, or empty</source>
        <translation>a time such as 20:00, or empty</translation>
    </message>
    <message>
        <source>an address that begins with https:// or http://, or empty</source>
        <translation>an address that begins with https:// or http://, or empty</translation>
    </message>
    <message>
        <source>“%1” is no setting of a profile.</source>
        <translation>“%1” is no setting of a profile.</translation>
    </message>
    <message>
        <source>“%1” must be %2.</source>
        <translation>“%1” must be %2.</translation>
    </message>
    <message>
        <source>Quiet hours need both “quietFrom” and “quietTo”.</source>
        <translation>Quiet hours need both “quietFrom” and “quietTo”.</translation>
    </message>
    <message>
        <source>It has no “settings”.</source>
        <translation>It has no “settings”.</translation>
    </message>
    <message>
        <source>The file is too large for a profile.</source>
        <translation>The file is too large for a profile.</translation>
    </message>
    <message>
        <source>The file is no profile of this app.</source>
        <translation>The file is no profile of this app.</translation>
    </message>
    <message>
        <source>The file is no JSON: it breaks off or is wrong at byte %1.</source>
        <translation>The file is no JSON: it breaks off or is wrong at byte %1.</translation>
    </message>
    <message>
        <source>The profile is of another version: this app reads version 1.</source>
        <translation>The profile is of another version: this app reads version 1.</translation>
    </message>
    <message>
        <source>“name” must be one line of at most %1 letters.</source>
        <translation>“name” must be one line of at most %1 letters.</translation>
    </message>
    <message>
        <source>“%1” is nothing that a profile has.</source>
        <translation>“%1” is nothing that a profile has.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Sunlight</translation>
    </message>
    <message>
        <source>Vibration</source>
        <translation>Vibration</translation>
    </message>
    <message>
        <source>Tell new serious alerts and deadlines on the desktop</source>
        <translation>Tell new serious alerts and deadlines on the desktop</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>Profile: %1</source>
        <translation>Profile: %1</translation>
    </message>
    <message>
        <source>Profile of settings</source>
        <translation>Profile of settings</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>This profile cannot be taken over</source>
        <translation>This profile cannot be taken over</translation>
    </message>
    <message>
        <source>These settings change. All others stay as they are.</source>
        <translation>These settings change. All others stay as they are.</translation>
    </message>
    <message>
        <source>Every setting of this profile is set like this already.</source>
        <translation>Every setting of this profile is set like this already.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>ProtectionSettings</name>
    <message>
        <source>Protection of the data</source>
        <translation>Protection of the data</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Set a passphrase</translation>
    </message>
    <message>
        <source>Use the keychain</source>
        <translation>Use the keychain</translation>
    </message>
    <message>
        <source>Remove the protection</source>
        <translation>Remove the protection</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>Lock when nobody touches it</source>
        <translation>Lock when nobody touches it</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>ProtectionSheet</name>
    <message>
        <source>Passphrase of this device</source>
        <translation>Passphrase of this device</translation>
    </message>
    <message>
        <source>Use the keychain</source>
        <translation>Use the keychain</translation>
    </message>
    <message>
        <source>Remove the protection</source>
        <translation>Remove the protection</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>I have written it down</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Current passphrase, or the recovery code</source>
        <translation>Current passphrase, or the recovery code</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>At least six characters. Several words are better than a number.</source>
        <translation>At least six characters. Several words are better than a number.</translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation>New passphrase once more</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>The two are not the same.</translation>
    </message>
    <message>
        <source>Whoever can use this computer can then read what was recorded.</source>
        <translation>Whoever can use this computer can then read what was recorded.</translation>
    </message>
    <message>
        <source>A recovery code is shown next. Without it and without what guards the data, nobody can read what was not sent.</source>
        <translation>A recovery code is shown next. Without it and without what guards the data, nobody can read what was not sent.</translation>
    </message>
    <message>
        <source>Recovery code: write it on paper now and keep it away from this device. It is shown only once.</source>
        <translation>Recovery code: write it on paper now and keep it away from this device. It is shown only once.</translation>
    </message>
    <message>
        <source>Recovery code: %1</source>
        <translation>Recovery code: %1</translation>
    </message>
</context>
<context>
    <name>QueueCounts</name>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Files missing at the hub</source>
        <translation>Files missing at the hub</translation>
    </message>
    <message>
        <source>Complete at the hub</source>
        <translation>Complete at the hub</translation>
    </message>
    <message>
        <source>Refused by the hub</source>
        <translation>Refused by the hub</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>The code reads as its standard asks.</source>
        <translation>The code reads as its standard asks.</translation>
    </message>
    <message>
        <source>The code can be read, with {count} remark(s) on how it is written.</source>
        <translation>The code can be read, with {count} remark(s) on how it is written.</translation>
    </message>
    <message>
        <source>The code breaks its standard in {count} place(s).</source>
        <translation>The code breaks its standard in {count} place(s).</translation>
    </message>
    <message>
        <source>Compare the printed digits with the reading; photograph the symbol.</source>
        <translation>Compare the printed digits with the reading; photograph the symbol.</translation>
    </message>
    <message>
        <source>The check digit of {key} is wrong: misread, mistyped, or not a real number.</source>
        <translation>The check digit of {key} is wrong: misread, mistyped, or not a real number.</translation>
    </message>
    <message>
        <source>Scan again or compare the digits under the bars.</source>
        <translation>Scan again or compare the digits under the bars.</translation>
    </message>
    <message>
        <source>The {symbols} symbols on the item say the same.</source>
        <translation>The {symbols} symbols on the item say the same.</translation>
    </message>
    <message>
        <source>Two symbols of one item disagree on ({ai}): “{first}” and “{second}”.</source>
        <translation>Two symbols of one item disagree on ({ai}): “{first}” and “{second}”.</translation>
    </message>
    <message>
        <source>Make sure that both are on the same item, then photograph both.</source>
        <translation>Make sure that both are on the same item, then photograph both.</translation>
    </message>
    <message>
        <source>The company prefix {prefix} is licensed to {holder}. This says who holds the number, not where the goods were made.</source>
        <translation>The company prefix {prefix} is licensed to {holder}. This says who holds the number, not where the goods were made.</translation>
    </message>
    <message>
        <source>The company prefix {prefix} of {holder} was revoked on {since} ({recordedReason}).</source>
        <translation>The company prefix {prefix} of {holder} was revoked on {since} ({recordedReason}).</translation>
    </message>
    <message>
        <source>Ask for the firm&apos;s papers on the code; record a finding.</source>
        <translation>Ask for the firm&apos;s papers on the code; record a finding.</translation>
    </message>
    <message>
        <source>The company prefix {prefix} of {holder} was transferred on {since} ({recordedReason}).</source>
        <translation>The company prefix {prefix} of {holder} was transferred on {since} ({recordedReason}).</translation>
    </message>
    <message>
        <source>Find out from whom to whom: a sale of codes is not allowed.</source>
        <translation>Find out from whom to whom: a sale of codes is not allowed.</translation>
    </message>
    <message>
        <source>The licence of the company prefix {prefix} of {holder} ended on {validTo}.</source>
        <translation>The licence of the company prefix {prefix} of {holder} ended on {validTo}.</translation>
    </message>
    <message>
        <source>Ask for the proof of renewal.</source>
        <translation>Ask for the proof of renewal.</translation>
    </message>
    <message>
        <source>The licence of the company prefix {prefix} of {holder} begins only on {validFrom}.</source>
        <translation>The licence of the company prefix {prefix} of {holder} begins only on {validFrom}.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date; ask for the licence.</source>
        <translation>Check this device&apos;s date; ask for the licence.</translation>
    </message>
    <message>
        <source>No company prefix was issued for {key}, in the range of the organisation of {organisation}.</source>
        <translation>No company prefix was issued for {key}, in the range of the organisation of {organisation}.</translation>
    </message>
    <message>
        <source>A code that nobody was given: record a finding with photographs of the code.</source>
        <translation>A code that nobody was given: record a finding with photographs of the code.</translation>
    </message>
    <message>
        <source>No GS1 organisation holds the range of {key}: this is not a GS1 number.</source>
        <translation>No GS1 organisation holds the range of {key}: this is not a GS1 number.</translation>
    </message>
    <message>
        <source>Ask what numbering this is; it must not collide with GS1 numbers.</source>
        <translation>Ask what numbering this is; it must not collide with GS1 numbers.</translation>
    </message>
    <message>
        <source>The prefix of {key} is managed by the GS1 organisation of {organisation}; this device does not hold its licences. It does not tell the country of manufacture.</source>
        <translation>The prefix of {key} is managed by the GS1 organisation of {organisation}; this device does not hold its licences. It does not tell the country of manufacture.</translation>
    </message>
    <message>
        <source>{key} is a book or a periodical: numbered by other agencies.</source>
        <translation>{key} is a book or a periodical: numbered by other agencies.</translation>
    </message>
    <message>
        <source>This device has no licence data to compare {key} with.</source>
        <translation>This device has no licence data to compare {key} with.</translation>
    </message>
    <message>
        <source>The product is declared as “{name}”, brand {brand}, on {declaredOn}.</source>
        <translation>The product is declared as “{name}”, brand {brand}, on {declaredOn}.</translation>
    </message>
    <message>
        <source>The declaration of “{name}” is dated {declaredOn}, later than today.</source>
        <translation>The declaration of “{name}” is dated {declaredOn}, later than today.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date.</source>
        <translation>Check this device&apos;s date.</translation>
    </message>
    <message>
        <source>The prefix is licensed to {holder}, but this product is not declared. A possible breach of the duty to declare; it proves nothing about the goods.</source>
        <translation>The prefix is licensed to {holder}, but this product is not declared. A possible breach of the duty to declare; it proves nothing about the goods.</translation>
    </message>
    <message>
        <source>Ask the firm for its declaration; check online later.</source>
        <translation>Ask the firm for its declaration; check online later.</translation>
    </message>
    <message>
        <source>The data holds no product with the number {key}.</source>
        <translation>The data holds no product with the number {key}.</translation>
    </message>
    <message>
        <source>Check online later.</source>
        <translation>Check online later.</translation>
    </message>
    <message>
        <source>The product is declared by {owner}, but the prefix is held by {holder}.</source>
        <translation>The product is declared by {owner}, but the prefix is held by {holder}.</translation>
    </message>
    <message>
        <source>Ask for the written authorisation to use the code.</source>
        <translation>Ask for the written authorisation to use the code.</translation>
    </message>
    <message>
        <source>This device has no product data.</source>
        <translation>This device has no product data.</translation>
    </message>
    <message>
        <source>The label names {labelOwner}, the holder of the code.</source>
        <translation>The label names {labelOwner}, the holder of the code.</translation>
    </message>
    <message>
        <source>The label names {labelOwner}; the holder of the code is {holder}: alike, but not the same.</source>
        <translation>The label names {labelOwner}; the holder of the code is {holder}: alike, but not the same.</translation>
    </message>
    <message>
        <source>Compare names and addresses.</source>
        <translation>Compare names and addresses.</translation>
    </message>
    <message>
        <source>The label names {labelOwner}, the declared manufacturer; the code is held by {holder}.</source>
        <translation>The label names {labelOwner}, the declared manufacturer; the code is held by {holder}.</translation>
    </message>
    <message>
        <source>The label names {labelOwner}, but the code is held by {holder}.</source>
        <translation>The label names {labelOwner}, but the code is held by {holder}.</translation>
    </message>
    <message>
        <source>Photograph the label and the code; ask for the written authorisation.</source>
        <translation>Photograph the label and the code; ask for the written authorisation.</translation>
    </message>
    <message>
        <source>The code is held by {holder}. Enter the firm that the label names to compare.</source>
        <translation>The code is held by {holder}. Enter the firm that the label names to compare.</translation>
    </message>
    <message>
        <source>The holder of the code is not known to this device.</source>
        <translation>The holder of the code is not known to this device.</translation>
    </message>
    <message>
        <source>The use of the foreign prefix {prefix} by {holder} is authorised, until {validTo}.</source>
        <translation>The use of the foreign prefix {prefix} by {holder} is authorised, until {validTo}.</translation>
    </message>
    <message>
        <source>The authorisation of {holder} to use the foreign prefix {prefix} ended on {validTo}.</source>
        <translation>The authorisation of {holder} to use the foreign prefix {prefix} ended on {validTo}.</translation>
    </message>
    <message>
        <source>The authorisation of {holder} to use the foreign prefix {prefix} was revoked on {since}.</source>
        <translation>The authorisation of {holder} to use the foreign prefix {prefix} was revoked on {since}.</translation>
    </message>
    <message>
        <source>Record a finding with photographs of the code.</source>
        <translation>Record a finding with photographs of the code.</translation>
    </message>
    <message>
        <source>A foreign prefix ({organisation}) on goods said to be made in Viet Nam, without a recorded authorisation.</source>
        <translation>A foreign prefix ({organisation}) on goods said to be made in Viet Nam, without a recorded authorisation.</translation>
    </message>
    <message>
        <source>Ask for the authorisation to use the foreign code.</source>
        <translation>Ask for the authorisation to use the foreign code.</translation>
    </message>
    <message>
        <source>A foreign prefix ({organisation}) without a recorded authorisation.</source>
        <translation>A foreign prefix ({organisation}) without a recorded authorisation.</translation>
    </message>
    <message>
        <source>If a firm in Viet Nam put the code on, ask for its authorisation.</source>
        <translation>If a firm in Viet Nam put the code on, ask for its authorisation.</translation>
    </message>
    <message>
        <source>This device has no data on authorised foreign codes.</source>
        <translation>This device has no data on authorised foreign codes.</translation>
    </message>
    <message>
        <source>The product is recorded as active.</source>
        <translation>The product is recorded as active.</translation>
    </message>
    <message>
        <source>The product is recorded as inactive.</source>
        <translation>The product is recorded as inactive.</translation>
    </message>
    <message>
        <source>Ask since when these goods are sold.</source>
        <translation>Ask since when these goods are sold.</translation>
    </message>
    <message>
        <source>The product is recorded as discontinued; old stock may remain.</source>
        <translation>The product is recorded as discontinued; old stock may remain.</translation>
    </message>
    <message>
        <source>{key} is a number of a shop or region: it has no global identity.</source>
        <translation>{key} is a number of a shop or region: it has no global identity.</translation>
    </message>
    <message>
        <source>Check the product by its label and papers.</source>
        <translation>Check the product by its label and papers.</translation>
    </message>
    <message>
        <source>{key} is a coupon or refund receipt, not goods.</source>
        <translation>{key} is a coupon or refund receipt, not goods.</translation>
    </message>
    <message>
        <source>{key} is kept for examples and must not be on goods.</source>
        <translation>{key} is kept for examples and must not be on goods.</translation>
    </message>
    <message>
        <source>A payment code: it is not a product code. No account data is kept.</source>
        <translation>A payment code: it is not a product code. No account data is kept.</translation>
    </message>
    <message>
        <source>Scan the product&apos;s own code.</source>
        <translation>Scan the product&apos;s own code.</translation>
    </message>
    <message>
        <source>A link to {host} without a product number: nothing to compare.</source>
        <translation>A link to {host} without a product number: nothing to compare.</translation>
    </message>
    <message>
        <source>Text without a product number: nothing to compare.</source>
        <translation>Text without a product number: nothing to compare.</translation>
    </message>
    <message>
        <source>{count} detail(s) such as lot or date, without a product number.</source>
        <translation>{count} detail(s) such as lot or date, without a product number.</translation>
    </message>
    <message>
        <source>Scan the symbol with the product number too.</source>
        <translation>Scan the symbol with the product number too.</translation>
    </message>
    <message>
        <source>{key} is a logistic unit, not a product.</source>
        <translation>{key} is a logistic unit, not a product.</translation>
    </message>
    <message>
        <source>{key} is a place or a party, not a product.</source>
        <translation>{key} is a place or a party, not a product.</translation>
    </message>
    <message>
        <source>{key} is an asset or a document, not a product.</source>
        <translation>{key} is an asset or a document, not a product.</translation>
    </message>
    <message>
        <source>By HS code {hsCode} and goods group the risk lists ({circular}) give: {tier}. An inference: confirm it on the goods.</source>
        <translation>By HS code {hsCode} and goods group the risk lists ({circular}) give: {tier}. An inference: confirm it on the goods.</translation>
    </message>
    <message>
        <source>{count} rows of the risk lists give different tiers for HS code {hsCode}; the strictest applies: {tier} ({circular}).</source>
        <translation>{count} rows of the risk lists give different tiers for HS code {hsCode}; the strictest applies: {tier} ({circular}).</translation>
    </message>
    <message>
        <source>Confirm which row fits the goods.</source>
        <translation>Confirm which row fits the goods.</translation>
    </message>
    <message>
        <source>The inspector confirms the tier: {tier}.</source>
        <translation>The inspector confirms the tier: {tier}.</translation>
    </message>
    <message>
        <source>The inspector sets the tier to {tier}; the lists gave {inferred}.</source>
        <translation>The inspector sets the tier to {tier}; the lists gave {inferred}.</translation>
    </message>
    <message>
        <source>No risk list in force names these goods; unlisted goods are {tier}.</source>
        <translation>No risk list in force names these goods; unlisted goods are {tier}.</translation>
    </message>
    <message>
        <source>No risk list in force names HS code {hsCode}: the tier stays open.</source>
        <translation>No risk list in force names HS code {hsCode}: the tier stays open.</translation>
    </message>
    <message>
        <source>The product record has no HS code, so the risk lists cannot be read.</source>
        <translation>The product record has no HS code, so the risk lists cannot be read.</translation>
    </message>
    <message>
        <source>Set the tier yourself.</source>
        <translation>Set the tier yourself.</translation>
    </message>
    <message>
        <source>The product is not known, so the risk lists cannot be read.</source>
        <translation>The product is not known, so the risk lists cannot be read.</translation>
    </message>
    <message>
        <source>This device has no risk lists.</source>
        <translation>This device has no risk lists.</translation>
    </message>
    <message>
        <source>The applied standard {standard} is declared, on {declaredOn}.</source>
        <translation>The applied standard {standard} is declared, on {declaredOn}.</translation>
    </message>
    <message>
        <source>No applied standard is declared, which this tier asks for: {tier}.</source>
        <translation>No applied standard is declared, which this tier asks for: {tier}.</translation>
    </message>
    <message>
        <source>Ask for the declaration of applied standards.</source>
        <translation>Ask for the declaration of applied standards.</translation>
    </message>
    <message>
        <source>The declaration of the standard {standard} ended on {validTo}.</source>
        <translation>The declaration of the standard {standard} ended on {validTo}.</translation>
    </message>
    <message>
        <source>Ask for the renewed declaration.</source>
        <translation>Ask for the renewed declaration.</translation>
    </message>
    <message>
        <source>The declaration of the standard {standard} was withdrawn or rejected.</source>
        <translation>The declaration of the standard {standard} was withdrawn or rejected.</translation>
    </message>
    <message>
        <source>Ask for a declaration in force; record a finding.</source>
        <translation>Ask for a declaration in force; record a finding.</translation>
    </message>
    <message>
        <source>The declared standard {standard} is no longer in force since {validTo}; it was replaced by {replacedBy}.</source>
        <translation>The declared standard {standard} is no longer in force since {validTo}; it was replaced by {replacedBy}.</translation>
    </message>
    <message>
        <source>This device has no declarations.</source>
        <translation>This device has no declarations.</translation>
    </message>
    <message>
        <source>Conformity with {standard} is declared, on {declaredOn}, resting on certificate {certificate}.</source>
        <translation>Conformity with {standard} is declared, on {declaredOn}, resting on certificate {certificate}.</translation>
    </message>
    <message>
        <source>No declaration of conformity is recorded, which this tier asks for: {tier}.</source>
        <translation>No declaration of conformity is recorded, which this tier asks for: {tier}.</translation>
    </message>
    <message>
        <source>Ask for the declaration of conformity and its receipt.</source>
        <translation>Ask for the declaration of conformity and its receipt.</translation>
    </message>
    <message>
        <source>The declaration of conformity with {standard} ended on {validTo}.</source>
        <translation>The declaration of conformity with {standard} ended on {validTo}.</translation>
    </message>
    <message>
        <source>The declaration of conformity with {standard} was withdrawn or rejected.</source>
        <translation>The declaration of conformity with {standard} was withdrawn or rejected.</translation>
    </message>
    <message>
        <source>This tier asks for no declaration of conformity: {tier}.</source>
        <translation>This tier asks for no declaration of conformity: {tier}.</translation>
    </message>
    <message>
        <source>Certificate {number} by {body} names the product, for {regulation}, until {validTo}.</source>
        <translation>Certificate {number} by {body} names the product, for {regulation}, until {validTo}.</translation>
    </message>
    <message>
        <source>Self-assessment {number} for {regulation}, until {validTo}; this tier allows it.</source>
        <translation>Self-assessment {number} for {regulation}, until {validTo}; this tier allows it.</translation>
    </message>
    <message>
        <source>There is only a self-assessment ({number}); this tier asks for certification: {tier}.</source>
        <translation>There is only a self-assessment ({number}); this tier asks for certification: {tier}.</translation>
    </message>
    <message>
        <source>Ask for the certificate; record a finding.</source>
        <translation>Ask for the certificate; record a finding.</translation>
    </message>
    <message>
        <source>There is only a test report ({number}); this tier asks for more: {tier}.</source>
        <translation>There is only a test report ({number}); this tier asks for more: {tier}.</translation>
    </message>
    <message>
        <source>No certificate is recorded for this product, which this tier asks for: {tier}. Regulation: {regulation}.</source>
        <translation>No certificate is recorded for this product, which this tier asks for: {tier}. Regulation: {regulation}.</translation>
    </message>
    <message>
        <source>Ask for the certificate; photograph the conformity mark; record a finding.</source>
        <translation>Ask for the certificate; photograph the conformity mark; record a finding.</translation>
    </message>
    <message>
        <source>This tier asks for no certificate: {tier}.</source>
        <translation>This tier asks for no certificate: {tier}.</translation>
    </message>
    <message>
        <source>Certificate {number} by {body} for {regulation}, until {validTo}; no duty asks for it.</source>
        <translation>Certificate {number} by {body} for {regulation}, until {validTo}; no duty asks for it.</translation>
    </message>
    <message>
        <source>Certificate {number} by {body} for {regulation} is no longer in force ({validTo}); no duty asks for it.</source>
        <translation>Certificate {number} by {body} for {regulation} is no longer in force ({validTo}); no duty asks for it.</translation>
    </message>
    <message>
        <source>This device has no certificates.</source>
        <translation>This device has no certificates.</translation>
    </message>
    <message>
        <source>Certificate {number} is in validity: {issuedOn} to {validTo}.</source>
        <translation>Certificate {number} is in validity: {issuedOn} to {validTo}.</translation>
    </message>
    <message>
        <source>Certificate {number} expired on {validTo}.</source>
        <translation>Certificate {number} expired on {validTo}.</translation>
    </message>
    <message>
        <source>Ask for the renewed certificate; record a finding.</source>
        <translation>Ask for the renewed certificate; record a finding.</translation>
    </message>
    <message>
        <source>Certificate {number} expired on {validTo}, but was in validity when the item was made ({produced}).</source>
        <translation>Certificate {number} expired on {validTo}, but was in validity when the item was made ({produced}).</translation>
    </message>
    <message>
        <source>Confirm the date of manufacture on the label.</source>
        <translation>Confirm the date of manufacture on the label.</translation>
    </message>
    <message>
        <source>Certificate {number} was issued on {issuedOn}, later than today.</source>
        <translation>Certificate {number} was issued on {issuedOn}, later than today.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date; compare the paper certificate.</source>
        <translation>Check this device&apos;s date; compare the paper certificate.</translation>
    </message>
    <message>
        <source>Certificate {number} is neither suspended nor withdrawn.</source>
        <translation>Certificate {number} is neither suspended nor withdrawn.</translation>
    </message>
    <message>
        <source>Certificate {number} is suspended since {since}.</source>
        <translation>Certificate {number} is suspended since {since}.</translation>
    </message>
    <message>
        <source>Record a finding; ask what was done with goods made since.</source>
        <translation>Record a finding; ask what was done with goods made since.</translation>
    </message>
    <message>
        <source>Certificate {number} was withdrawn on {since}.</source>
        <translation>Certificate {number} was withdrawn on {since}.</translation>
    </message>
    <message>
        <source>Another certificate of the same product, {number}, is {status} since {since}.</source>
        <translation>Another certificate of the same product, {number}, is {status} since {since}.</translation>
    </message>
    <message>
        <source>Certificate {number} covers this product: {regulation}, model {model}, manufacturer {manufacturer}.</source>
        <translation>Certificate {number} covers this product: {regulation}, model {model}, manufacturer {manufacturer}.</translation>
    </message>
    <message>
        <source>Certificate {number} names another product number, {gtin}.</source>
        <translation>Certificate {number} names another product number, {gtin}.</translation>
    </message>
    <message>
        <source>Ask for the certificate of this product.</source>
        <translation>Ask for the certificate of this product.</translation>
    </message>
    <message>
        <source>Certificate {number} is for {regulation}; the risk list asks for {required}.</source>
        <translation>Certificate {number} is for {regulation}; the risk list asks for {required}.</translation>
    </message>
    <message>
        <source>Ask for the certificate for the right regulation.</source>
        <translation>Ask for the certificate for the right regulation.</translation>
    </message>
    <message>
        <source>Certificate {number} is for model {model}; the product is model {productModel}.</source>
        <translation>Certificate {number} is for model {model}; the product is model {productModel}.</translation>
    </message>
    <message>
        <source>Compare the model on the goods; ask for its certificate.</source>
        <translation>Compare the model on the goods; ask for its certificate.</translation>
    </message>
    <message>
        <source>Certificate {number} is for the manufacturer {manufacturer}; the product&apos;s is {productMaker}.</source>
        <translation>Certificate {number} is for the manufacturer {manufacturer}; the product&apos;s is {productMaker}.</translation>
    </message>
    <message>
        <source>Compare the manufacturer on the label.</source>
        <translation>Compare the manufacturer on the label.</translation>
    </message>
    <message>
        <source>Certificate {number} covers lot {lot} only (method 7); this item is of lot {itemLot}.</source>
        <translation>Certificate {number} covers lot {lot} only (method 7); this item is of lot {itemLot}.</translation>
    </message>
    <message>
        <source>Ask for the certificate of this lot.</source>
        <translation>Ask for the certificate of this lot.</translation>
    </message>
    <message>
        <source>Certificate {number} covers lot {lot} only (method 7); the lot of this item was not read.</source>
        <translation>Certificate {number} covers lot {lot} only (method 7); the lot of this item was not read.</translation>
    </message>
    <message>
        <source>Read the lot on the package.</source>
        <translation>Read the lot on the package.</translation>
    </message>
    <message>
        <source>Certificate {number} belongs to the customs declaration {declaration}, not to this one.</source>
        <translation>Certificate {number} belongs to the customs declaration {declaration}, not to this one.</translation>
    </message>
    <message>
        <source>Ask for the certificate of this consignment.</source>
        <translation>Ask for the certificate of this consignment.</translation>
    </message>
    <message>
        <source>The regulation of certificate {number}, {regulation}, is no longer in force; it was replaced by {replacedBy}.</source>
        <translation>The regulation of certificate {number}, {regulation}, is no longer in force; it was replaced by {replacedBy}.</translation>
    </message>
    <message>
        <source>{body} was designated for {regulation} (decision {decision}) when it issued {number}.</source>
        <translation>{body} was designated for {regulation} (decision {decision}) when it issued {number}.</translation>
    </message>
    <message>
        <source>{body} was accredited for {regulation} (decision {decision}) when it issued {number}.</source>
        <translation>{body} was accredited for {regulation} (decision {decision}) when it issued {number}.</translation>
    </message>
    <message>
        <source>{body} is accredited for {regulation} but not designated, which this tier asks for. Certificate {number}.</source>
        <translation>{body} is accredited for {regulation} but not designated, which this tier asks for. Certificate {number}.</translation>
    </message>
    <message>
        <source>Record a finding; report the certificate to the designating ministry.</source>
        <translation>Record a finding; report the certificate to the designating ministry.</translation>
    </message>
    <message>
        <source>The scope of {body} for {regulation} did not hold on {on}, when it issued {number}: {validFrom} to {validTo}.</source>
        <translation>The scope of {body} for {regulation} did not hold on {on}, when it issued {number}: {validFrom} to {validTo}.</translation>
    </message>
    <message>
        <source>Record a finding; report the certificate.</source>
        <translation>Record a finding; report the certificate.</translation>
    </message>
    <message>
        <source>The scope of {body} for {regulation} (decision {decision}) is suspended. Certificate {number}.</source>
        <translation>The scope of {body} for {regulation} (decision {decision}) is suspended. Certificate {number}.</translation>
    </message>
    <message>
        <source>Ask the body or the ministry whether the certificate holds.</source>
        <translation>Ask the body or the ministry whether the certificate holds.</translation>
    </message>
    <message>
        <source>The scope of {body} for {regulation} (decision {decision}) was withdrawn. Certificate {number}.</source>
        <translation>The scope of {body} for {regulation} (decision {decision}) was withdrawn. Certificate {number}.</translation>
    </message>
    <message>
        <source>{body} has no recorded scope for {regulation}. Certificate {number}.</source>
        <translation>{body} has no recorded scope for {regulation}. Certificate {number}.</translation>
    </message>
    <message>
        <source>{body}, which certificate {number} names, is not in the register of bodies.</source>
        <translation>{body}, which certificate {number} names, is not in the register of bodies.</translation>
    </message>
    <message>
        <source>Photograph the certificate; report it.</source>
        <translation>Photograph the certificate; report it.</translation>
    </message>
    <message>
        <source>The scope of {body} for {regulation} held when it issued {number} and ended on {validTo}.</source>
        <translation>The scope of {body} for {regulation} held when it issued {number} and ended on {validTo}.</translation>
    </message>
    <message>
        <source>{number} is a self-assessment: there is no body to check.</source>
        <translation>{number} is a self-assessment: there is no body to check.</translation>
    </message>
    <message>
        <source>This device has no register of bodies for certificate {number}.</source>
        <translation>This device has no register of bodies for certificate {number}.</translation>
    </message>
    <message>
        <source>The import is registered for state quality inspection: {id}, {declaredOn}.</source>
        <translation>The import is registered for state quality inspection: {id}, {declaredOn}.</translation>
    </message>
    <message>
        <source>No registration for state quality inspection is recorded; origin {origin}, {tier}.</source>
        <translation>No registration for state quality inspection is recorded; origin {origin}, {tier}.</translation>
    </message>
    <message>
        <source>Ask for the registration and its result notice.</source>
        <translation>Ask for the registration and its result notice.</translation>
    </message>
    <message>
        <source>The registration {id} is for lot {lot}; this item is of lot {itemLot}.</source>
        <translation>The registration {id} is for lot {lot}; this item is of lot {itemLot}.</translation>
    </message>
    <message>
        <source>Ask for the registration of this lot.</source>
        <translation>Ask for the registration of this lot.</translation>
    </message>
    <message>
        <source>The registration {id} is for lot {lot}; the lot of this item was not read.</source>
        <translation>The registration {id} is for lot {lot}; the lot of this item was not read.</translation>
    </message>
    <message>
        <source>The registration {id} for state quality inspection was rejected.</source>
        <translation>The registration {id} for state quality inspection was rejected.</translation>
    </message>
    <message>
        <source>These goods must not circulate: record a finding.</source>
        <translation>These goods must not circulate: record a finding.</translation>
    </message>
    <message>
        <source>The registration {id} for state quality inspection was withdrawn.</source>
        <translation>The registration {id} for state quality inspection was withdrawn.</translation>
    </message>
    <message>
        <source>Ask for a registration in force.</source>
        <translation>Ask for a registration in force.</translation>
    </message>
    <message>
        <source>The registration {id} for state quality inspection ended on {validTo}.</source>
        <translation>The registration {id} for state quality inspection ended on {validTo}.</translation>
    </message>
    <message>
        <source>Exempt from import inspection by decision {decision}, until {validTo}.</source>
        <translation>Exempt from import inspection by decision {decision}, until {validTo}.</translation>
    </message>
    <message>
        <source>This tier asks for no inspection at import: {tier}.</source>
        <translation>This tier asks for no inspection at import: {tier}.</translation>
    </message>
    <message>
        <source>This device has no import registrations.</source>
        <translation>This device has no import registrations.</translation>
    </message>
    <message>
        <source>The listing on {platform} by {shop} is declared, with certificate {certificate}.</source>
        <translation>The listing on {platform} by {shop} is declared, with certificate {certificate}.</translation>
    </message>
    <message>
        <source>No online listing of this product is declared.</source>
        <translation>No online listing of this product is declared.</translation>
    </message>
    <message>
        <source>Keep a screenshot with address, shop, price and time.</source>
        <translation>Keep a screenshot with address, shop, price and time.</translation>
    </message>
    <message>
        <source>Listings of this product are declared, but not at {url}.</source>
        <translation>Listings of this product are declared, but not at {url}.</translation>
    </message>
    <message>
        <source>The declared listing at {url} was withdrawn or rejected.</source>
        <translation>The declared listing at {url} was withdrawn or rejected.</translation>
    </message>
    <message>
        <source>Keep a screenshot; inform the platform.</source>
        <translation>Keep a screenshot; inform the platform.</translation>
    </message>
    <message>
        <source>The declaration of the listing at {url} ended on {validTo}.</source>
        <translation>The declaration of the listing at {url} ended on {validTo}.</translation>
    </message>
    <message>
        <source>The listing at {url} discloses no certificate, which this tier asks for: {tier}.</source>
        <translation>The listing at {url} discloses no certificate, which this tier asks for: {tier}.</translation>
    </message>
    <message>
        <source>Keep a screenshot; record a finding.</source>
        <translation>Keep a screenshot; record a finding.</translation>
    </message>
    <message>
        <source>The certificate {certificate} that the listing at {url} names is not of this product.</source>
        <translation>The certificate {certificate} that the listing at {url} names is not of this product.</translation>
    </message>
    <message>
        <source>The certificate {certificate} that the listing at {url} names is expired, suspended or withdrawn.</source>
        <translation>The certificate {certificate} that the listing at {url} names is expired, suspended or withdrawn.</translation>
    </message>
    <message>
        <source>This device has no declared listings.</source>
        <translation>This device has no declared listings.</translation>
    </message>
    <message>
        <source>No alert in force names this product.</source>
        <translation>No alert in force names this product.</translation>
    </message>
    <message>
        <source>RECALL: “{title}” ({source} {alert}, {publishedOn}) names this product. Lot: {lot}. Hazard: {hazard}.</source>
        <translation>RECALL: “{title}” ({source} {alert}, {publishedOn}) names this product. Lot: {lot}. Hazard: {hazard}.</translation>
    </message>
    <message>
        <source>Stop the sale of these goods within your powers; record a finding; take the lot numbers of the whole stock.</source>
        <translation>Stop the sale of these goods within your powers; record a finding; take the lot numbers of the whole stock.</translation>
    </message>
    <message>
        <source>A notice names this product: “{title}” ({source} {alert}, {publishedOn}). Lot: {lot}. Hazard: {hazard}.</source>
        <translation>A notice names this product: “{title}” ({source} {alert}, {publishedOn}). Lot: {lot}. Hazard: {hazard}.</translation>
    </message>
    <message>
        <source>Read the notice; record what you see.</source>
        <translation>Read the notice; record what you see.</translation>
    </message>
    <message>
        <source>An alert names lot {lot} of this product: “{title}” ({source} {alert}, {publishedOn}). The lot of this item was not read.</source>
        <translation>An alert names lot {lot} of this product: “{title}” ({source} {alert}, {publishedOn}). The lot of this item was not read.</translation>
    </message>
    <message>
        <source>An alert names serial numbers {serials} of this product: “{title}” ({source} {alert}, {publishedOn}). The serial of this item was not read.</source>
        <translation>An alert names serial numbers {serials} of this product: “{title}” ({source} {alert}, {publishedOn}). The serial of this item was not read.</translation>
    </message>
    <message>
        <source>Read the serial number on the item.</source>
        <translation>Read the serial number on the item.</translation>
    </message>
    <message>
        <source>Same product, other lot: the alert “{title}” ({source} {alert}) names lot {lot}; this item is of lot {itemLot}.</source>
        <translation>Same product, other lot: the alert “{title}” ({source} {alert}) names lot {lot}; this item is of lot {itemLot}.</translation>
    </message>
    <message>
        <source>Same product, other serial: the alert “{title}” ({source} {alert}) names {serials}; this item is {itemSerial}.</source>
        <translation>Same product, other serial: the alert “{title}” ({source} {alert}) names {serials}; this item is {itemSerial}.</translation>
    </message>
    <message>
        <source>An alert names {key}: “{title}” ({source} {alert}), but the check digit of that number is wrong.</source>
        <translation>An alert names {key}: “{title}” ({source} {alert}), but the check digit of that number is wrong.</translation>
    </message>
    <message>
        <source>Confirm the number by hand before acting on it.</source>
        <translation>Confirm the number by hand before acting on it.</translation>
    </message>
    <message>
        <source>The alert {alert} names this product, but its text is not on this device.</source>
        <translation>The alert {alert} names this product, but its text is not on this device.</translation>
    </message>
    <message>
        <source>Synchronise; look the alert up.</source>
        <translation>Synchronise; look the alert up.</translation>
    </message>
    <message>
        <source>The alert “{title}” ({source} {alert}) on this product was withdrawn.</source>
        <translation>The alert “{title}” ({source} {alert}) on this product was withdrawn.</translation>
    </message>
    <message>
        <source>This device has no alerts: recalls cannot be seen.</source>
        <translation>This device has no alerts: recalls cannot be seen.</translation>
    </message>
    <message>
        <source>Synchronise before relying on the result.</source>
        <translation>Synchronise before relying on the result.</translation>
    </message>
    <message>
        <source>Possible match: the alert “{title}” ({source} {alert}) names brand {brand}, model {model}. Hazard: {hazard}.</source>
        <translation>Possible match: the alert “{title}” ({source} {alert}) names brand {brand}, model {model}. Hazard: {hazard}.</translation>
    </message>
    <message>
        <source>Compare the goods with the alert: only you can confirm it.</source>
        <translation>Compare the goods with the alert: only you can confirm it.</translation>
    </message>
    <message>
        <source>No alert on brand {brand}, model {model}.</source>
        <translation>No alert on brand {brand}, model {model}.</translation>
    </message>
    <message>
        <source>Good through {expires}, {days} day(s) left.</source>
        <translation>Good through {expires}, {days} day(s) left.</translation>
    </message>
    <message>
        <source>Expired on {expires}, {days} day(s) ago.</source>
        <translation>Expired on {expires}, {days} day(s) ago.</translation>
    </message>
    <message>
        <source>Take the goods off sale within your powers; record a finding with a photograph of the date.</source>
        <translation>Take the goods off sale within your powers; record a finding with a photograph of the date.</translation>
    </message>
    <message>
        <source>Best before {bestBefore}, {days} day(s) left.</source>
        <translation>Best before {bestBefore}, {days} day(s) left.</translation>
    </message>
    <message>
        <source>Best-before date {bestBefore} passed {days} day(s) ago. This is not an expiry date: goods may still be sold where the firm holds evidence of their quality.</source>
        <translation>Best-before date {bestBefore} passed {days} day(s) ago. This is not an expiry date: goods may still be sold where the firm holds evidence of their quality.</translation>
    </message>
    <message>
        <source>Ask for that evidence.</source>
        <translation>Ask for that evidence.</translation>
    </message>
    <message>
        <source>The sell-by date {sellBy} passed {days} day(s) ago.</source>
        <translation>The sell-by date {sellBy} passed {days} day(s) ago.</translation>
    </message>
    <message>
        <source>The dates on the code follow each other.</source>
        <translation>The dates on the code follow each other.</translation>
    </message>
    <message>
        <source>A date in the future: {kind} on {date}.</source>
        <translation>A date in the future: {kind} on {date}.</translation>
    </message>
    <message>
        <source>Compare with the date on the label; check this device&apos;s date.</source>
        <translation>Compare with the date on the label; check this device&apos;s date.</translation>
    </message>
    <message>
        <source>{kind} on {date}, after the expiry date {expires}.</source>
        <translation>{kind} on {date}, after the expiry date {expires}.</translation>
    </message>
    <message>
        <source>Compare with the dates on the label; record a finding.</source>
        <translation>Compare with the dates on the label; record a finding.</translation>
    </message>
    <message>
        <source>{kind} on {date}, after the best-before date {bestBefore}.</source>
        <translation>{kind} on {date}, after the best-before date {bestBefore}.</translation>
    </message>
    <message>
        <source>Compare with the dates on the label.</source>
        <translation>Compare with the dates on the label.</translation>
    </message>
    <message>
        <source>The best-before date {bestBefore} is later than the expiry date {expires}.</source>
        <translation>The best-before date {bestBefore} is later than the expiry date {expires}.</translation>
    </message>
    <message>
        <source>Packaged on {packaged}, before it was produced on {produced}.</source>
        <translation>Packaged on {packaged}, before it was produced on {produced}.</translation>
    </message>
    <message>
        <source>A traceability code is registered, on {registeredOn}. Lot: {lot}.</source>
        <translation>A traceability code is registered, on {registeredOn}. Lot: {lot}.</translation>
    </message>
    <message>
        <source>No traceability code is registered; the duty binds since {from}: {tier}.</source>
        <translation>No traceability code is registered; the duty binds since {from}: {tier}.</translation>
    </message>
    <message>
        <source>Ask for the registration on the traceability portal; record a finding.</source>
        <translation>Ask for the registration on the traceability portal; record a finding.</translation>
    </message>
    <message>
        <source>Traceability codes are registered by lot; the lot of this item was not read. The duty binds since {from}.</source>
        <translation>Traceability codes are registered by lot; the lot of this item was not read. The duty binds since {from}.</translation>
    </message>
    <message>
        <source>The traceability code is suspended. Lot: {lot}.</source>
        <translation>The traceability code is suspended. Lot: {lot}.</translation>
    </message>
    <message>
        <source>Record a finding.</source>
        <translation>Record a finding.</translation>
    </message>
    <message>
        <source>The traceability code is cancelled. Lot: {lot}.</source>
        <translation>The traceability code is cancelled. Lot: {lot}.</translation>
    </message>
    <message>
        <source>The duty of traceability binds from {from} on.</source>
        <translation>The duty of traceability binds from {from} on.</translation>
    </message>
    <message>
        <source>The list gives no date from which traceability binds: {tier}.</source>
        <translation>The list gives no date from which traceability binds: {tier}.</translation>
    </message>
    <message>
        <source>This tier asks for no traceability code: {tier}.</source>
        <translation>This tier asks for no traceability code: {tier}.</translation>
    </message>
    <message>
        <source>This device has no traceability data.</source>
        <translation>This device has no traceability data.</translation>
    </message>
    <message>
        <source>{count} recorded event(s) follow each other, from {first} to {last}.</source>
        <translation>{count} recorded event(s) follow each other, from {first} to {last}.</translation>
    </message>
    <message>
        <source>No traceability events are recorded; the duty binds since {from}: {tier}.</source>
        <translation>No traceability events are recorded; the duty binds since {from}: {tier}.</translation>
    </message>
    <message>
        <source>Ask the firm for its traceability data.</source>
        <translation>Ask the firm for its traceability data.</translation>
    </message>
    <message>
        <source>Serial {serial} was never recorded as put into use.</source>
        <translation>Serial {serial} was never recorded as put into use.</translation>
    </message>
    <message>
        <source>A possible copy: compare the item with a genuine one; ask for the purchase papers.</source>
        <translation>A possible copy: compare the item with a genuine one; ask for the purchase papers.</translation>
    </message>
    <message>
        <source>Events that must be recorded are not: {steps}.</source>
        <translation>Events that must be recorded are not: {steps}.</translation>
    </message>
    <message>
        <source>An event ({step}, {time}) after the item had ended ({ended}, {endedAt}).</source>
        <translation>An event ({step}, {time}) after the item had ended ({ended}, {endedAt}).</translation>
    </message>
    <message>
        <source>A possible copy: record a finding.</source>
        <translation>A possible copy: record a finding.</translation>
    </message>
    <message>
        <source>The same serial was put into use twice: {first} and {time}.</source>
        <translation>The same serial was put into use twice: {first} and {time}.</translation>
    </message>
    <message>
        <source>An event ({step}, {time}) before the serial was put into use.</source>
        <translation>An event ({step}, {time}) before the serial was put into use.</translation>
    </message>
    <message>
        <source>An event in the future ({step}, {time}).</source>
        <translation>An event in the future ({step}, {time}).</translation>
    </message>
    <message>
        <source>The serial is recorded with lot {recordedLot}; the code says lot {itemLot}.</source>
        <translation>The serial is recorded with lot {recordedLot}; the code says lot {itemLot}.</translation>
    </message>
    <message>
        <source>Compare serial and lot on the package; record a finding.</source>
        <translation>Compare serial and lot on the package; record a finding.</translation>
    </message>
    <message>
        <source>The same serial was seen at two places {kilometres} km and {hours} h apart ({from}, {to}).</source>
        <translation>The same serial was seen at two places {kilometres} km and {hours} h apart ({from}, {to}).</translation>
    </message>
    <message>
        <source>Traceability events are recorded, but the lot or serial of this item was not read.</source>
        <translation>Traceability events are recorded, but the lot or serial of this item was not read.</translation>
    </message>
    <message>
        <source>Read lot and serial on the package.</source>
        <translation>Read lot and serial on the package.</translation>
    </message>
    <message>
        <source>Last known: {step} at {place}, {party}, {time} ({disposition}).</source>
        <translation>Last known: {step} at {place}, {party}, {time} ({disposition}).</translation>
    </message>
    <message>
        <source>Recorded as RECALLED ({level}), {time}, {place} {party}.</source>
        <translation>Recorded as RECALLED ({level}), {time}, {place} {party}.</translation>
    </message>
    <message>
        <source>Stop the sale of these goods within your powers; record a finding.</source>
        <translation>Stop the sale of these goods within your powers; record a finding.</translation>
    </message>
    <message>
        <source>Recorded as STOLEN, {time}, {place} {party}.</source>
        <translation>Recorded as STOLEN, {time}, {place} {party}.</translation>
    </message>
    <message>
        <source>Keep the item within your powers; inform the police; record a finding.</source>
        <translation>Keep the item within your powers; inform the police; record a finding.</translation>
    </message>
    <message>
        <source>Recorded as DESTROYED, {time}, {place} {party}: it must not be here.</source>
        <translation>Recorded as DESTROYED, {time}, {place} {party}: it must not be here.</translation>
    </message>
    <message>
        <source>Record a finding; ask where the goods came from.</source>
        <translation>Record a finding; ask where the goods came from.</translation>
    </message>
    <message>
        <source>The serial was taken out of use, {time}, {place} {party}: it must not be seen again.</source>
        <translation>The serial was taken out of use, {time}, {place} {party}: it must not be seen again.</translation>
    </message>
    <message>
        <source>Recorded as already sold ({disposition}), {time}, {place} {party}: a copy, or a return.</source>
        <translation>Recorded as already sold ({disposition}), {time}, {place} {party}: a copy, or a return.</translation>
    </message>
    <message>
        <source>Ask for the papers of the return or the purchase.</source>
        <translation>Ask for the papers of the return or the purchase.</translation>
    </message>
    <message>
        <source>Recorded as not conformant ({level}), {time}, {place} {party}.</source>
        <translation>Recorded as not conformant ({level}), {time}, {place} {party}.</translation>
    </message>
    <message>
        <source>Take a sample within your powers; record a finding.</source>
        <translation>Take a sample within your powers; record a finding.</translation>
    </message>
    <message>
        <source>Recorded as not for sale ({disposition}, {level}), {time}, {place}.</source>
        <translation>Recorded as not for sale ({disposition}, {level}), {time}, {place}.</translation>
    </message>
    <message>
        <source>Ask why the goods are on sale.</source>
        <translation>Ask why the goods are on sale.</translation>
    </message>
    <message>
        <source>A mismatch was recorded ({disposition}, {level}), {time}, {place}.</source>
        <translation>A mismatch was recorded ({disposition}, {level}), {time}, {place}.</translation>
    </message>
    <message>
        <source>Part of lot {lot} is recorded as {disposition}, {time}, {place}: this item may be one of it.</source>
        <translation>Part of lot {lot} is recorded as {disposition}, {time}, {place}: this item may be one of it.</translation>
    </message>
    <message>
        <source>Ask where the goods came from.</source>
        <translation>Ask where the goods came from.</translation>
    </message>
    <message>
        <source>Recorded as {disposition}, {time}, and later as {later}, {laterTime}.</source>
        <translation>Recorded as {disposition}, {time}, and later as {later}, {laterTime}.</translation>
    </message>
    <message>
        <source>Confirm which holds.</source>
        <translation>Confirm which holds.</translation>
    </message>
    <message>
        <source>Serial {serial} lies in the declared range {from} to {to}.</source>
        <translation>Serial {serial} lies in the declared range {from} to {to}.</translation>
    </message>
    <message>
        <source>Serial {serial} lies outside the declared range {from} to {to}.</source>
        <translation>Serial {serial} lies outside the declared range {from} to {to}.</translation>
    </message>
    <message>
        <source>No sign of a false brand in the records read.</source>
        <translation>No sign of a false brand in the records read.</translation>
    </message>
    <message>
        <source>Signs that ask whether the brand is false: {signs}.</source>
        <translation>Signs that ask whether the brand is false: {signs}.</translation>
    </message>
    <message>
        <source>Would confirm it: {confirm}. Collect: {evidence}.</source>
        <translation>Would confirm it: {confirm}. Collect: {evidence}.</translation>
    </message>
    <message>
        <source>No sign of false quality in the records read.</source>
        <translation>No sign of false quality in the records read.</translation>
    </message>
    <message>
        <source>Signs that ask whether the quality is false: {signs}.</source>
        <translation>Signs that ask whether the quality is false: {signs}.</translation>
    </message>
    <message>
        <source>The sources of origin agree on {origin}: {sources}.</source>
        <translation>The sources of origin agree on {origin}: {sources}.</translation>
    </message>
    <message>
        <source>The link leads to {host}, which the brand declared.</source>
        <translation>The link leads to {host}, which the brand declared.</translation>
    </message>
    <message>
        <source>The link leads to {host}, a common resolver.</source>
        <translation>The link leads to {host}, a common resolver.</translation>
    </message>
    <message>
        <source>The link leads to {host}; the brand has declared no address to compare with.</source>
        <translation>The link leads to {host}; the brand has declared no address to compare with.</translation>
    </message>
    <message>
        <source>The link leads to {host}, but the brand declared {declared}.</source>
        <translation>The link leads to {host}, but the brand declared {declared}.</translation>
    </message>
    <message>
        <source>Do not open the link; photograph the code; record a finding.</source>
        <translation>Do not open the link; photograph the code; record a finding.</translation>
    </message>
    <message>
        <source>Customs declaration {declaration}, line {line}, {date}, names the product: importer {importer}, HS code {hsCode}, origin {origin}, channel {channel}.</source>
        <translation>Customs declaration {declaration}, line {line}, {date}, names the product: importer {importer}, HS code {hsCode}, origin {origin}, channel {channel}.</translation>
    </message>
    <message>
        <source>No customs line names this product.</source>
        <translation>No customs line names this product.</translation>
    </message>
    <message>
        <source>Ask for the customs declaration.</source>
        <translation>Ask for the customs declaration.</translation>
    </message>
    <message>
        <source>Customs declaration {declaration}, line {line}: {field} is declared as {declared}, the product&apos;s is {product}.</source>
        <translation>Customs declaration {declaration}, line {line}: {field} is declared as {declared}, the product&apos;s is {product}.</translation>
    </message>
    <message>
        <source>Compare with the goods; record a finding.</source>
        <translation>Compare with the goods; record a finding.</translation>
    </message>
    <message>
        <source>Customs declaration {declaration}, line {line}, names lot {lot}; this item is of lot {itemLot}.</source>
        <translation>Customs declaration {declaration}, line {line}, names lot {lot}; this item is of lot {itemLot}.</translation>
    </message>
    <message>
        <source>This device has no customs data.</source>
        <translation>This device has no customs data.</translation>
    </message>
    <message>
        <source>No tightened, reduced or exempt check in force matches.</source>
        <translation>No tightened, reduced or exempt check in force matches.</translation>
    </message>
    <message>
        <source>Tightened check by decision {decision}, until {validTo}: {recordedReason}.</source>
        <translation>Tightened check by decision {decision}, until {validTo}: {recordedReason}.</translation>
    </message>
    <message>
        <source>Check fully.</source>
        <translation>Check fully.</translation>
    </message>
    <message>
        <source>Reduced check by decision {decision}, until {validTo}: {recordedReason}.</source>
        <translation>Reduced check by decision {decision}, until {validTo}: {recordedReason}.</translation>
    </message>
    <message>
        <source>Exempt from the check by decision {decision}, until {validTo}: {recordedReason}.</source>
        <translation>Exempt from the check by decision {decision}, until {validTo}: {recordedReason}.</translation>
    </message>
    <message>
        <source>The data is of {asOf}, {days} day(s) old.</source>
        <translation>The data is of {asOf}, {days} day(s) old.</translation>
    </message>
    <message>
        <source>The data is of {asOf}, {days} day(s) old; more than {limit} days count as old. Newer alerts may be missing.</source>
        <translation>The data is of {asOf}, {days} day(s) old; more than {limit} days count as old. Newer alerts may be missing.</translation>
    </message>
    <message>
        <source>Synchronise when there is a network.</source>
        <translation>Synchronise when there is a network.</translation>
    </message>
    <message>
        <source>{dataset}: the data is of {asOf}, {days} day(s) old; more than {limit} days count as old.</source>
        <translation>{dataset}: the data is of {asOf}, {days} day(s) old; more than {limit} days count as old.</translation>
    </message>
    <message>
        <source>The data is of {asOf}, {days} day(s) old. It does not say after how many days it counts as old.</source>
        <translation>The data is of {asOf}, {days} day(s) old. It does not say after how many days it counts as old.</translation>
    </message>
    <message>
        <source>The data does not say of which day it is.</source>
        <translation>The data does not say of which day it is.</translation>
    </message>
    <message>
        <source>The data is of {asOf}, but this device says that today is {today}: its clock is wrong.</source>
        <translation>The data is of {asOf}, but this device says that today is {today}: its clock is wrong.</translation>
    </message>
    <message>
        <source>Set the date and time.</source>
        <translation>Set the date and time.</translation>
    </message>
    <message>
        <source>There is no national data on this device: only the code itself was read.</source>
        <translation>There is no national data on this device: only the code itself was read.</translation>
    </message>
    <message>
        <source>Synchronise, or load the data from a USB stick.</source>
        <translation>Synchronise, or load the data from a USB stick.</translation>
    </message>
    <message>
        <source>The national data on this device is damaged: only the code itself was read.</source>
        <translation>The national data on this device is damaged: only the code itself was read.</translation>
    </message>
    <message>
        <source>Synchronise: it is fetched again.</source>
        <translation>Synchronise: it is fetched again.</translation>
    </message>
    <message>
        <source>The national data on this device was written by a newer version of the app: only the code itself was read.</source>
        <translation>The national data on this device was written by a newer version of the app: only the code itself was read.</translation>
    </message>
    <message>
        <source>Update the app.</source>
        <translation>Update the app.</translation>
    </message>
    <message>
        <source>Neither the code nor what was entered gives an expiry date.</source>
        <translation>Neither the code nor what was entered gives an expiry date.</translation>
    </message>
    <message>
        <source>Type the date that the label prints.</source>
        <translation>Type the date that the label prints.</translation>
    </message>
    <message>
        <source>Label and code give the same date ({kind}): {date}.</source>
        <translation>Label and code give the same date ({kind}): {date}.</translation>
    </message>
    <message>
        <source>Dates differ ({kind}): the label prints {label}, the code carries {code}.</source>
        <translation>Dates differ ({kind}): the label prints {label}, the code carries {code}.</translation>
    </message>
    <message>
        <source>Photograph both; look for a date printed over.</source>
        <translation>Photograph both; look for a date printed over.</translation>
    </message>
    <message>
        <source>“{text}” ({kind}) is not read as a date: labels write day, month, year, or a span from the day of production.</source>
        <translation>“{text}” ({kind}) is not read as a date: labels write day, month, year, or a span from the day of production.</translation>
    </message>
    <message>
        <source>Compare with the label and type it again.</source>
        <translation>Compare with the label and type it again.</translation>
    </message>
    <message>
        <source>The label shows all {count} item(s) that it must show.</source>
        <translation>The label shows all {count} item(s) that it must show.</translation>
    </message>
    <message>
        <source>The label does not show: {item}.</source>
        <translation>The label does not show: {item}.</translation>
    </message>
    <message>
        <source>Photograph every side of the package; record a finding.</source>
        <translation>Photograph every side of the package; record a finding.</translation>
    </message>
    <message>
        <source>Not looked at yet on the label: {items}.</source>
        <translation>Not looked at yet on the label: {items}.</translation>
    </message>
    <message>
        <source>Finish the label checklist.</source>
        <translation>Finish the label checklist.</translation>
    </message>
    <message>
        <source>The label does not show {item}, and no rule in force asks for it on these goods.</source>
        <translation>The label does not show {item}, and no rule in force asks for it on these goods.</translation>
    </message>
    <message>
        <source>The rules on this device do not say what the label of these goods must show.</source>
        <translation>The rules on this device do not say what the label of these goods must show.</translation>
    </message>
    <message>
        <source>Measured {measured}, stated {declared}: {shortage} less, where one package may lack {tolerance}.</source>
        <translation>Measured {measured}, stated {declared}: {shortage} less, where one package may lack {tolerance}.</translation>
    </message>
    <message>
        <source>One package does not decide: measure a sample of the lot.</source>
        <translation>One package does not decide: measure a sample of the lot.</translation>
    </message>
    <message>
        <source>Measured {measured}, stated {declared}: {shortage} less, more than twice what one package may lack ({tolerance}).</source>
        <translation>Measured {measured}, stated {declared}: {shortage} less, more than twice what one package may lack ({tolerance}).</translation>
    </message>
    <message>
        <source>Photograph the scale with the package; take a sample; record a finding.</source>
        <translation>Photograph the scale with the package; take a sample; record a finding.</translation>
    </message>
    <message>
        <source>The net quantity on the label, {label}, is the one of another source ({source}: {other}).</source>
        <translation>The net quantity on the label, {label}, is the one of another source ({source}: {other}).</translation>
    </message>
    <message>
        <source>The net quantity on the label, {label}, is not the one of another source ({source}: {other}).</source>
        <translation>The net quantity on the label, {label}, is not the one of another source ({source}: {other}).</translation>
    </message>
    <message>
        <source>Photograph the label; record a finding.</source>
        <translation>Photograph the label; record a finding.</translation>
    </message>
    <message>
        <source>Measured {measured}, stated {declared}. The rules on this device do not say how much a package may lack.</source>
        <translation>Measured {measured}, stated {declared}. The rules on this device do not say how much a package may lack.</translation>
    </message>
    <message>
        <source>Measured {measured}, and no stated quantity to compare with.</source>
        <translation>Measured {measured}, and no stated quantity to compare with.</translation>
    </message>
    <message>
        <source>Type the net quantity that the label prints.</source>
        <translation>Type the net quantity that the label prints.</translation>
    </message>
    <message>
        <source>“{text}” ({kind}) is not read as a net quantity: a number and g, kg, mg, ml, cl or l.</source>
        <translation>“{text}” ({kind}) is not read as a net quantity: a number and g, kg, mg, ml, cl or l.</translation>
    </message>
    <message>
        <source>Type it again, with the unit; after a mark not exactly three digits.</source>
        <translation>Type it again, with the unit; after a mark not exactly three digits.</translation>
    </message>
    <message>
        <source>{indicator}: {measured}, declared {declared}. Report {report}.</source>
        <translation>{indicator}: {measured}, declared {declared}. Report {report}.</translation>
    </message>
    <message>
        <source>{indicator}: {measured} is less than the declared {declared} ({percent} % of it). Report {report}.</source>
        <translation>{indicator}: {measured} is less than the declared {declared} ({percent} % of it). Report {report}.</translation>
    </message>
    <message>
        <source>Substandard as declared; add the report to the finding.</source>
        <translation>Substandard as declared; add the report to the finding.</translation>
    </message>
    <message>
        <source>{indicator}: {measured} is {percent} % of the declared {declared}; goods at {limit} % or less count as false in quality. Report {report}.</source>
        <translation>{indicator}: {measured} is {percent} % of the declared {declared}; goods at {limit} % or less count as false in quality. Report {report}.</translation>
    </message>
    <message>
        <source>Add the report to the finding; a designated laboratory must have made it.</source>
        <translation>Add the report to the finding; a designated laboratory must have made it.</translation>
    </message>
    <message>
        <source>{indicator}: {measured} is more than the declared most, {declared}. Report {report}.</source>
        <translation>{indicator}: {measured} is more than the declared most, {declared}. Report {report}.</translation>
    </message>
    <message>
        <source>Add the report to the finding.</source>
        <translation>Add the report to the finding.</translation>
    </message>
    <message>
        <source>{indicator}: “{declared}” or “{measured}” is not read as a number.</source>
        <translation>{indicator}: “{declared}” or “{measured}” is not read as a number.</translation>
    </message>
    <message>
        <source>Type it again without the unit; after a mark not exactly three digits.</source>
        <translation>Type it again without the unit; after a mark not exactly three digits.</translation>
    </message>
    <message>
        <source>The sources of origin differ: label {label}, declared {declared}, code {code}, customs {customs}, certificate of origin {certificate}.</source>
        <translation>The sources of origin differ: label {label}, declared {declared}, code {code}, customs {customs}, certificate of origin {certificate}.</translation>
    </message>
    <message>
        <source>Customs declaration {declaration} (line {line}; 0: any) does not name this product. Lines of other declarations that do: {others}.</source>
        <translation>Customs declaration {declaration} (line {line}; 0: any) does not name this product. Lines of other declarations that do: {others}.</translation>
    </message>
    <message>
        <source>Compare the number with the papers; record a finding when it is right.</source>
        <translation>Compare the number with the papers; record a finding when it is right.</translation>
    </message>
</context>
<context>
    <name>ReasonCode</name>
    <message>
        <source>the label names another firm than the holder of the code</source>
        <translation>the label names another firm than the holder of the code</translation>
    </message>
    <message>
        <source>declared by another firm</source>
        <translation>declared by another firm</translation>
    </message>
    <message>
        <source>prefix never issued</source>
        <translation>prefix never issued</translation>
    </message>
    <message>
        <source>prefix revoked</source>
        <translation>prefix revoked</translation>
    </message>
    <message>
        <source>serial outside the declared range</source>
        <translation>serial outside the declared range</translation>
    </message>
    <message>
        <source>serial never put into use</source>
        <translation>serial never put into use</translation>
    </message>
    <message>
        <source>serial put into use twice</source>
        <translation>serial put into use twice</translation>
    </message>
    <message>
        <source>already sold and seen again</source>
        <translation>already sold and seen again</translation>
    </message>
    <message>
        <source>taken out of use and seen again</source>
        <translation>taken out of use and seen again</translation>
    </message>
    <message>
        <source>destroyed and seen again</source>
        <translation>destroyed and seen again</translation>
    </message>
    <message>
        <source>seen at two distant places</source>
        <translation>seen at two distant places</translation>
    </message>
    <message>
        <source>the link leads elsewhere</source>
        <translation>the link leads elsewhere</translation>
    </message>
    <message>
        <source>an alert on counterfeits</source>
        <translation>an alert on counterfeits</translation>
    </message>
    <message>
        <source>symbols that disagree</source>
        <translation>symbols that disagree</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expired</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>no certificate</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>certificate expired</translation>
    </message>
    <message>
        <source>certificate suspended or withdrawn</source>
        <translation>certificate suspended or withdrawn</translation>
    </message>
    <message>
        <source>certificate of something else</source>
        <translation>certificate of something else</translation>
    </message>
    <message>
        <source>body without the scope</source>
        <translation>body without the scope</translation>
    </message>
    <message>
        <source>recorded as not conformant</source>
        <translation>recorded as not conformant</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>recalled</translation>
    </message>
    <message>
        <source>statement of the rights holder</source>
        <translation>statement of the rights holder</translation>
    </message>
    <message>
        <source>trademark certificate</source>
        <translation>trademark certificate</translation>
    </message>
    <message>
        <source>test by a designated laboratory</source>
        <translation>test by a designated laboratory</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>invoice</translation>
    </message>
    <message>
        <source>certificate of origin</source>
        <translation>certificate of origin</translation>
    </message>
    <message>
        <source>customs declaration</source>
        <translation>customs declaration</translation>
    </message>
    <message>
        <source>photo of the front</source>
        <translation>photo of the front</translation>
    </message>
    <message>
        <source>photo of the back</source>
        <translation>photo of the back</translation>
    </message>
    <message>
        <source>photo of the code</source>
        <translation>photo of the code</translation>
    </message>
    <message>
        <source>photo of the label</source>
        <translation>photo of the label</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>sample</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>seal</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>documents</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>declared</source>
        <translation>declared</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>customs</source>
        <translation>customs</translation>
    </message>
    <message>
        <source>product</source>
        <translation>product</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>lot</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>serial</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspended</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>green</source>
        <translation>green</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>yellow</translation>
    </message>
    <message>
        <source>red</source>
        <translation>red</translation>
    </message>
    <message>
        <source>low risk</source>
        <translation>low risk</translation>
    </message>
    <message>
        <source>medium risk</source>
        <translation>medium risk</translation>
    </message>
    <message>
        <source>high risk</source>
        <translation>high risk</translation>
    </message>
    <message>
        <source>produced</source>
        <translation>produced</translation>
    </message>
    <message>
        <source>packaged</source>
        <translation>packaged</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>HS code</translation>
    </message>
    <message>
        <source>model</source>
        <translation>model</translation>
    </message>
    <message>
        <source>manufacturer</source>
        <translation>manufacturer</translation>
    </message>
    <message>
        <source>put into use</source>
        <translation>put into use</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>shipped</translation>
    </message>
    <message>
        <source>received</source>
        <translation>received</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>stored</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>sold</translation>
    </message>
    <message>
        <source>dispensed</source>
        <translation>dispensed</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>destroyed</translation>
    </message>
    <message>
        <source>disposed of</source>
        <translation>disposed of</translation>
    </message>
    <message>
        <source>stolen</source>
        <translation>stolen</translation>
    </message>
    <message>
        <source>taken out of use</source>
        <translation>taken out of use</translation>
    </message>
    <message>
        <source>inspected</source>
        <translation>inspected</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>in transit</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in progress</translation>
    </message>
    <message>
        <source>active</source>
        <translation>active</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inactive</translation>
    </message>
    <message>
        <source>on sale</source>
        <translation>on sale</translation>
    </message>
    <message>
        <source>conformant</source>
        <translation>conformant</translation>
    </message>
    <message>
        <source>not conformant</source>
        <translation>not conformant</translation>
    </message>
    <message>
        <source>STAMEQ</source>
        <translation>STAMEQ</translation>
    </message>
    <message>
        <source>EU Safety Gate</source>
        <translation>EU Safety Gate</translation>
    </message>
    <message>
        <source>US CPSC</source>
        <translation>US CPSC</translation>
    </message>
    <message>
        <source>US FDA</source>
        <translation>US FDA</translation>
    </message>
    <message>
        <source>ASEAN</source>
        <translation>ASEAN</translation>
    </message>
    <message>
        <source>OECD</source>
        <translation>OECD</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>WHO</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Company prefixes</source>
        <translation>Company prefixes</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Conformity assessment bodies</source>
        <translation>Conformity assessment bodies</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>Risk lists</source>
        <translation>Risk lists</translation>
    </message>
    <message>
        <source>Standards</source>
        <translation>Standards</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>Traceability</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>arrived</translation>
    </message>
    <message>
        <source>assembled</source>
        <translation>assembled</translation>
    </message>
    <message>
        <source>consigned</source>
        <translation>consigned</translation>
    </message>
    <message>
        <source>produced as a lot</source>
        <translation>produced as a lot</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>counted</translation>
    </message>
    <message>
        <source>departed</source>
        <translation>departed</translation>
    </message>
    <message>
        <source>taken apart</source>
        <translation>taken apart</translation>
    </message>
    <message>
        <source>entered or left</source>
        <translation>entered or left</translation>
    </message>
    <message>
        <source>held</source>
        <translation>held</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>imported</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installed</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>loaded</translation>
    </message>
    <message>
        <source>lent</source>
        <translation>lent</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>packed</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>picked</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>removed</translation>
    </message>
    <message>
        <source>repacked</source>
        <translation>repacked</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>repaired</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserved</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>sampled</translation>
    </message>
    <message>
        <source>made ready for shipping</source>
        <translation>made ready for shipping</translation>
    </message>
    <message>
        <source>processed</source>
        <translation>processed</translation>
    </message>
    <message>
        <source>carried</source>
        <translation>carried</translation>
    </message>
    <message>
        <source>unloaded</source>
        <translation>unloaded</translation>
    </message>
    <message>
        <source>unpacked</source>
        <translation>unpacked</translation>
    </message>
    <message>
        <source>shipping cancelled</source>
        <translation>shipping cancelled</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>damaged</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>to be replaced</source>
        <translation>to be replaced</translation>
    </message>
    <message>
        <source>papers do not match</source>
        <translation>papers do not match</translation>
    </message>
    <message>
        <source>not for sale</source>
        <translation>not for sale</translation>
    </message>
    <message>
        <source>partly dispensed</source>
        <translation>partly dispensed</translation>
    </message>
    <message>
        <source>another serial than expected</source>
        <translation>another serial than expected</translation>
    </message>
    <message>
        <source>another product than expected</source>
        <translation>another product than expected</translation>
    </message>
    <message>
        <source>another quantity than expected</source>
        <translation>another quantity than expected</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>not available</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>available</source>
        <translation>available</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>in stock</translation>
    </message>
    <message>
        <source>reserved for a buyer</source>
        <translation>reserved for a buyer</translation>
    </message>
    <message>
        <source>expiry</source>
        <translation>expiry</translation>
    </message>
    <message>
        <source>best before</source>
        <translation>best before</translation>
    </message>
    <message>
        <source>laboratory value far below the declared one</source>
        <translation>laboratory value far below the declared one</translation>
    </message>
    <message>
        <source>laboratory value not as declared</source>
        <translation>laboratory value not as declared</translation>
    </message>
    <message>
        <source>far less inside than stated</source>
        <translation>far less inside than stated</translation>
    </message>
    <message>
        <source>name of the goods</source>
        <translation>name of the goods</translation>
    </message>
    <message>
        <source>responsible firm and its address</source>
        <translation>responsible firm and its address</translation>
    </message>
    <message>
        <source>origin of the goods</source>
        <translation>origin of the goods</translation>
    </message>
    <message>
        <source>net quantity</source>
        <translation>net quantity</translation>
    </message>
    <message>
        <source>date of production</source>
        <translation>date of production</translation>
    </message>
    <message>
        <source>expiry date</source>
        <translation>expiry date</translation>
    </message>
    <message>
        <source>year of production</source>
        <translation>year of production</translation>
    </message>
    <message>
        <source>ingredients or composition</source>
        <translation>ingredients or composition</translation>
    </message>
    <message>
        <source>nutrition values</source>
        <translation>nutrition values</translation>
    </message>
    <message>
        <source>technical specifications</source>
        <translation>technical specifications</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>warnings</translation>
    </message>
    <message>
        <source>age for which it is meant</source>
        <translation>age for which it is meant</translation>
    </message>
    <message>
        <source>instructions for use and storage</source>
        <translation>instructions for use and storage</translation>
    </message>
    <message>
        <source>number of registration or circulation</source>
        <translation>number of registration or circulation</translation>
    </message>
    <message>
        <source>original label of the maker</source>
        <translation>original label of the maker</translation>
    </message>
    <message>
        <source>Vietnamese sub-label</source>
        <translation>Vietnamese sub-label</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>toys</source>
        <translation>toys</translation>
    </message>
    <message>
        <source>electric kettles</source>
        <translation>electric kettles</translation>
    </message>
    <message>
        <source>electric cables</source>
        <translation>electric cables</translation>
    </message>
    <message>
        <source>helmets</source>
        <translation>helmets</translation>
    </message>
    <message>
        <source>LPG cylinders</source>
        <translation>LPG cylinders</translation>
    </message>
    <message>
        <source>cement</source>
        <translation>cement</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>tiles</translation>
    </message>
    <message>
        <source>paints</source>
        <translation>paints</translation>
    </message>
    <message>
        <source>pesticides</source>
        <translation>pesticides</translation>
    </message>
    <message>
        <source>fire extinguishers</source>
        <translation>fire extinguishers</translation>
    </message>
    <message>
        <source>infant formula</source>
        <translation>infant formula</translation>
    </message>
    <message>
        <source>medical devices</source>
        <translation>medical devices</translation>
    </message>
    <message>
        <source>phones</source>
        <translation>phones</translation>
    </message>
    <message>
        <source>LED lights</source>
        <translation>LED lights</translation>
    </message>
    <message>
        <source>vehicle parts</source>
        <translation>vehicle parts</translation>
    </message>
    <message>
        <source>animal feed</source>
        <translation>animal feed</translation>
    </message>
    <message>
        <source>fertilisers</source>
        <translation>fertilisers</translation>
    </message>
    <message>
        <source>respirators</source>
        <translation>respirators</translation>
    </message>
    <message>
        <source>food contact materials</source>
        <translation>food contact materials</translation>
    </message>
    <message>
        <source>detergents</source>
        <translation>detergents</translation>
    </message>
    <message>
        <source>furniture</source>
        <translation>furniture</translation>
    </message>
    <message>
        <source>milk</source>
        <translation>milk</translation>
    </message>
    <message>
        <source>noodles</source>
        <translation>noodles</translation>
    </message>
    <message>
        <source>fish sauce</source>
        <translation>fish sauce</translation>
    </message>
    <message>
        <source>coffee</source>
        <translation>coffee</translation>
    </message>
    <message>
        <source>rice</source>
        <translation>rice</translation>
    </message>
    <message>
        <source>beverages</source>
        <translation>beverages</translation>
    </message>
    <message>
        <source>confectionery</source>
        <translation>confectionery</translation>
    </message>
    <message>
        <source>cosmetics</source>
        <translation>cosmetics</translation>
    </message>
    <message>
        <source>clothing</source>
        <translation>clothing</translation>
    </message>
    <message>
        <source>choking</source>
        <translation>choking</translation>
    </message>
    <message>
        <source>electric shock</source>
        <translation>electric shock</translation>
    </message>
    <message>
        <source>chemical</source>
        <translation>chemical</translation>
    </message>
    <message>
        <source>burns</source>
        <translation>burns</translation>
    </message>
    <message>
        <source>microbiological</source>
        <translation>microbiological</translation>
    </message>
    <message>
        <source>suffocation</source>
        <translation>suffocation</translation>
    </message>
    <message>
        <source>company prefix</source>
        <translation>company prefix</translation>
    </message>
    <message>
        <source>single GTIN-8</source>
        <translation>single GTIN-8</translation>
    </message>
    <message>
        <source>foreign code in use here</source>
        <translation>foreign code in use here</translation>
    </message>
    <message>
        <source>designated</source>
        <translation>designated</translation>
    </message>
    <message>
        <source>accredited</source>
        <translation>accredited</translation>
    </message>
</context>
<context>
    <name>ReasonPick</name>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Another reason</translation>
    </message>
</context>
<context>
    <name>RecordFiles</name>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Look at: %1</source>
        <translation>Look at: %1</translation>
    </message>
</context>
<context>
    <name>RecordGroup</name>
    <message>
        <source>None recorded</source>
        <translation>None recorded</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>More: %1</translation>
    </message>
    <message>
        <source>There are more than can be shown here: search for the name or number.</source>
        <translation>There are more than can be shown here: search for the name or number.</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alert</translation>
    </message>
    <message>
        <source>Conformity assessment body</source>
        <translation>Conformity assessment body</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Check this product</source>
        <translation>Check this product</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>Looking it up</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>RecordRow</name>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>from %1 to %2</source>
        <translation>from %1 to %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Serious</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Stop of sale</source>
        <translation>Stop of sale</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Destruction</source>
        <translation>Destruction</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>Discontinued</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>Company prefix</source>
        <translation>Company prefix</translation>
    </message>
    <message>
        <source>Single GTIN-8</source>
        <translation>Single GTIN-8</translation>
    </message>
    <message>
        <source>Foreign code in use here</source>
        <translation>Foreign code in use here</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Transferred</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Test report</source>
        <translation>Test report</translation>
    </message>
    <message>
        <source>Self-assessment</source>
        <translation>Self-assessment</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Applied standard declared</source>
        <translation>Applied standard declared</translation>
    </message>
    <message>
        <source>Conformity declared</source>
        <translation>Conformity declared</translation>
    </message>
    <message>
        <source>Import inspection registered</source>
        <translation>Import inspection registered</translation>
    </message>
    <message>
        <source>Online listing</source>
        <translation>Online listing</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Named by the alert %1</source>
        <translation>Named by the alert %1</translation>
    </message>
    <message>
        <source>every lot</source>
        <translation>every lot</translation>
    </message>
    <message>
        <source>lot %1</source>
        <translation>lot %1</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Traceability code of lot %1</source>
        <translation>Traceability code of lot %1</translation>
    </message>
    <message>
        <source>Minutes %1</source>
        <translation>Minutes %1</translation>
    </message>
    <message>
        <source>Item without a record</source>
        <translation>Item without a record</translation>
    </message>
    <message>
        <source>There is no national data on this device yet. Connect once to download it.</source>
        <translation>There is no national data on this device yet. Connect once to download it.</translation>
    </message>
    <message>
        <source>The national data on this device is damaged. It is fetched again at the next contact.</source>
        <translation>The national data on this device is damaged. It is fetched again at the next contact.</translation>
    </message>
    <message>
        <source>The national data was written by a newer program. Update this program.</source>
        <translation>The national data was written by a newer program. Update this program.</translation>
    </message>
    <message>
        <source>Not on this device: that nothing is shown says nothing</source>
        <translation>Not on this device: finding nothing here is not a conclusion</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>only the part “%1”</source>
        <translation>only the part “%1”</translation>
    </message>
    <message>
        <source>GTIN %1: no product recorded</source>
        <translation>GTIN %1: no product recorded</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Brand</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Manufacturer</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Net content</source>
        <translation>Net content</translation>
    </message>
    <message>
        <source>Goods group</source>
        <translation>Goods group</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>HS code</translation>
    </message>
    <message>
        <source>Declared on</source>
        <translation>Declared on</translation>
    </message>
    <message>
        <source>As declared</source>
        <translation>As declared</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>Risk lists</source>
        <translation>Risk lists</translation>
    </message>
    <message>
        <source>Tax code or registration</source>
        <translation>Tax code or registration</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Products under its prefixes</source>
        <translation>Products under its prefixes</translation>
    </message>
    <message>
        <source>Alerts that name its products</source>
        <translation>Alerts that name its products</translation>
    </message>
    <message>
        <source>Regulation</source>
        <translation>Regulation</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Customs declaration</source>
        <translation>Customs declaration</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Status since</source>
        <translation>Status since</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Covers</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Published on</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>Hazard</translation>
    </message>
    <message>
        <source>Counterfeit</source>
        <translation>Counterfeit</translation>
    </message>
    <message>
        <source>The source says so</source>
        <translation>The source says so</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Withdrawn by its source: it no longer counts</source>
        <translation>Withdrawn by its source: it no longer counts</translation>
    </message>
    <message>
        <source>In force until its source withdraws it</source>
        <translation>In force until its source withdraws it</translation>
    </message>
    <message>
        <source>Named by code</source>
        <translation>Named by code</translation>
    </message>
    <message>
        <source>Designated</source>
        <translation>Designated</translation>
    </message>
    <message>
        <source>Accredited</source>
        <translation>Accredited</translation>
    </message>
    <message>
        <source>May assess</source>
        <translation>May assess</translation>
    </message>
    <message>
        <source>Events of lot %1</source>
        <translation>Events of lot %1</translation>
    </message>
    <message>
        <source>last on %1</source>
        <translation>last on %1</translation>
    </message>
    <message>
        <source>The whole item</source>
        <translation>The whole item</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>Closure</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Security mark</source>
        <translation>Security mark</translation>
    </message>
    <message>
        <source>Printed code</source>
        <translation>Printed code</translation>
    </message>
    <message>
        <source>Another mark</source>
        <translation>Another mark</translation>
    </message>
    <message>
        <source>Seen on imitations</source>
        <translation>Seen on imitations</translation>
    </message>
    <message>
        <source>On the holder&apos;s own goods</source>
        <translation>On the holder&apos;s own goods</translation>
    </message>
    <message>
        <source>Company %1: no name recorded</source>
        <translation>Company %1: no name recorded</translation>
    </message>
    <message>
        <source>Declarations for its products</source>
        <translation>Declarations for its products</translation>
    </message>
    <message>
        <source>Standard or regulation</source>
        <translation>Standard or regulation</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>Declared by</source>
        <translation>Declared by</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Declaration</translation>
    </message>
    <message>
        <source>Rests on the certificate %1</source>
        <translation>Rests on the certificate %1</translation>
    </message>
    <message>
        <source>Certificates that it issued</source>
        <translation>Certificates that it issued</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Reported to the agency</source>
        <translation>Reported to the agency</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>Reported at</translation>
    </message>
    <message>
        <source>Look it over: it becomes version %1 of the minutes, signed off by this device, and does not change any more.</source>
        <translation>Look it over: it becomes version %1 of the minutes, signed off by this device, and does not change any more.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Add and send</source>
        <translation>Add and send</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>No item chosen</source>
        <translation>No item chosen</translation>
    </message>
    <message>
        <source>Scan a code or choose one from the list: its checks appear here.</source>
        <translation>Scan a code or choose one from the list: its checks appear here.</translation>
    </message>
    <message>
        <source>Go to scan</source>
        <translation>Go to scan</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Sample data made for demonstration. Nothing here describes a real product or firm.</source>
        <translation>Sample data made for demonstration. Nothing here describes a real product or firm.</translation>
    </message>
    <message>
        <source>Contradicts the records</source>
        <translation>Contradicts the records</translation>
    </message>
    <message>
        <source>Required, but not in the records</source>
        <translation>Required, but not in the records</translation>
    </message>
    <message>
        <source>For you to confirm</source>
        <translation>For you to confirm</translation>
    </message>
    <message>
        <source>Not covered by the data on this device</source>
        <translation>Not covered by the data on this device</translation>
    </message>
    <message>
        <source>Agrees with the records</source>
        <translation>Agrees with the records</translation>
    </message>
    <message>
        <source>Does not apply to this item</source>
        <translation>Does not apply to this item</translation>
    </message>
    <message>
        <source>SAMPLE DATA</source>
        <translation>SAMPLE DATA</translation>
    </message>
</context>
<context>
    <name>ResultSide</name>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>What the code says</source>
        <translation>What the code says</translation>
    </message>
    <message>
        <source>Code as read: %1</source>
        <translation>Code as read: %1</translation>
    </message>
</context>
<context>
    <name>ReviseCard</name>
    <message>
        <source>Signed</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>These minutes no longer change. If something is wrong, make a revision: it names its reason, everybody signs again, and both stay on record.</source>
        <translation>These minutes no longer change. If something is wrong, make a revision: it names its reason, everybody signs again, and both stay on record.</translation>
    </message>
    <message>
        <source>Reason for the revision</source>
        <translation>Reason for the revision</translation>
    </message>
    <message>
        <source>Revise</source>
        <translation>Revise</translation>
    </message>
</context>
<context>
    <name>SampleRow</name>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>Take away sample %1</source>
        <translation>Take away sample %1</translation>
    </message>
    <message>
        <source>Name or code of sample %1</source>
        <translation>Name or code of sample %1</translation>
    </message>
    <message>
        <source>Maker or importer on the label of sample %1</source>
        <translation>Maker or importer on the label of sample %1</translation>
    </message>
    <message>
        <source>Name and address; else the supplier</source>
        <translation>Name and address; else the supplier</translation>
    </message>
    <message>
        <source>Quantity of sample %1</source>
        <translation>Quantity of sample %1</translation>
    </message>
    <message>
        <source>Unit of sample %1</source>
        <translation>Unit of sample %1</translation>
    </message>
    <message>
        <source>Stock when sample %1 was taken</source>
        <translation>Stock when sample %1 was taken</translation>
    </message>
    <message>
        <source>Lot of sample %1</source>
        <translation>Lot of sample %1</translation>
    </message>
    <message>
        <source>Date of production of sample %1</source>
        <translation>Date of production of sample %1</translation>
    </message>
    <message>
        <source>Retention of sample %1</source>
        <translation>Retention of sample %1</translation>
    </message>
    <message>
        <source>Purpose of sample %1</source>
        <translation>Purpose of sample %1</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Survey, informs only</source>
        <translation>Survey, informs only</translation>
    </message>
    <message>
        <source>Note on sample %1</source>
        <translation>Note on sample %1</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>Name or code</translation>
    </message>
    <message>
        <source>Maker or importer on the label</source>
        <translation>Maker or importer on the label</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Unit of measure</source>
        <translation>Unit of measure</translation>
    </message>
    <message>
        <source>Stock when it was taken</source>
        <translation>Stock when it was taken</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Date of production</source>
        <translation>Date of production</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>SamplingCard</name>
    <message>
        <source>Sampling minutes</source>
        <translation>Sampling minutes</translation>
    </message>
    <message>
        <source>Number of the sampling minutes</source>
        <translation>Number of the sampling minutes</translation>
    </message>
    <message>
        <source>Sampled at</source>
        <translation>Sampled at</translation>
    </message>
    <message>
        <source>Who took the samples</source>
        <translation>Who took the samples</translation>
    </message>
    <message>
        <source>Position of the sampler</source>
        <translation>Position of the sampler</translation>
    </message>
    <message>
        <source>Witness of the sampling</source>
        <translation>Witness of the sampling</translation>
    </message>
    <message>
        <source>Address of the witness</source>
        <translation>Address of the witness</translation>
    </message>
    <message>
        <source>Each sample divided into units</source>
        <translation>Each sample divided into units</translation>
    </message>
    <message>
        <source>Copies of the minutes</source>
        <translation>Copies of the minutes</translation>
    </message>
    <message>
        <source>Method of sampling</source>
        <translation>Method of sampling</translation>
    </message>
    <message>
        <source>Standard, technical regulation or rule of a ministry</source>
        <translation>Standard, technical regulation or rule of a ministry</translation>
    </message>
    <message>
        <source>Sampling minutes as a document</source>
        <translation>Sampling minutes as a document</translation>
    </message>
    <message>
        <source>Unit of the sampler</source>
        <translation>Unit of the sampler</translation>
    </message>
    <message>
        <source>Position of the witness</source>
        <translation>Position of the witness</translation>
    </message>
    <message>
        <source>Unit of the witness</source>
        <translation>Unit of the witness</translation>
    </message>
</context>
<context>
    <name>SamplingSignatures</name>
    <message>
        <source>The inspected party, the sampler and the head of the team sign here or, with a pen, on paper. What is changed in the sampling minutes afterwards has to be signed again.</source>
        <translation>The inspected party, the sampler and the head of the team sign here or, with a pen, on paper. What is changed in the sampling minutes afterwards has to be signed again.</translation>
    </message>
    <message>
        <source>Sign the sampling minutes</source>
        <translation>Sign the sampling minutes</translation>
    </message>
    <message>
        <source>Somebody does not sign them</source>
        <translation>Somebody does not sign them</translation>
    </message>
</context>
<context>
    <name>ScanHeader</name>
    <message>
        <source>Scanned</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Clear list</translation>
    </message>
</context>
<context>
    <name>ScanList</name>
    <message>
        <source>Scanned items</source>
        <translation>Scanned items</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Nothing scanned yet</translation>
    </message>
    <message>
        <source>Point the camera at a code, open a picture, or type the number under the bars.</source>
        <translation>Point the camera at a code, open a picture, or type the number under the bars.</translation>
    </message>
</context>
<context>
    <name>ScanOutcomes</name>
    <message>
        <source>Outcomes in the list</source>
        <translation>Outcomes in the list</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Lists all again</source>
        <translation>Lists all again</translation>
    </message>
    <message>
        <source>Lists these alone</source>
        <translation>Lists these alone</translation>
    </message>
</context>
<context>
    <name>ScanRow</name>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
</context>
<context>
    <name>ScanSettings</name>
    <message>
        <source>Scanning</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>No camera is connected. It appears here as soon as it is plugged in.</source>
        <translation>No camera is connected. It appears here as soon as it is plugged in.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>A tone for each item: low when it needs attention.</source>
        <translation>A tone for each item: low when it needs attention.</translation>
    </message>
    <message>
        <source>Keyboard scanner</source>
        <translation>Keyboard scanner</translation>
    </message>
    <message>
        <source>Takes fast bursts of keys as a scanned code, on every page.</source>
        <translation>Takes fast bursts of keys as a scanned code, on every page.</translation>
    </message>
    <message>
        <source>Set up a hand scanner</source>
        <translation>Set up a hand scanner</translation>
    </message>
    <message>
        <source>Vibration</source>
        <translation>Vibration</translation>
    </message>
    <message>
        <source>One short pulse when all agrees, two for attention, three long ones for signs of violation.</source>
        <translation>One short pulse when all agrees, two for attention, three long ones for signs of violation.</translation>
    </message>
</context>
<context>
    <name>Scanner</name>
    <message>
        <source>English (US)</source>
        <translation>English (US)</translation>
    </message>
    <message>
        <source>French (AZERTY)</source>
        <translation>French (AZERTY)</translation>
    </message>
    <message>
        <source>German (QWERTZ)</source>
        <translation>German (QWERTZ)</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanish</translation>
    </message>
    <message>
        <source>English (UK)</source>
        <translation>English (UK)</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamese</translation>
    </message>
    <message>
        <source>Keyboard layout: %1</source>
        <translation>Keyboard layout: %1</translation>
    </message>
    <message>
        <source>The computer has the Vietnamese keyboard, whose digits are letters. Choose the keyboard “English (US)” in its settings: Vietnamese can still be typed with an input method.</source>
        <translation>The computer has the Vietnamese keyboard, whose digits are letters. Choose the keyboard “English (US)” in its settings: Vietnamese can still be typed with an input method.</translation>
    </message>
    <message>
        <source>The computer takes the scanner for a keyboard with this layout. Set the scanner to it (“keyboard country” in its handbook), or the computer to “English (US)”.</source>
        <translation>The computer takes the scanner for a keyboard with this layout. Set the scanner to it (“keyboard country” in its handbook), or the computer to “English (US)”.</translation>
    </message>
    <message>
        <source>An input method makes Vietnamese letters of the code. Switch it to English while you scan (UniKey: Ctrl+Shift), or exclude this app in its settings.</source>
        <translation>An input method makes Vietnamese letters of the code. Switch it to English while you scan (UniKey: Ctrl+Shift), or exclude this app in its settings.</translation>
    </message>
    <message>
        <source>Characters were exchanged</source>
        <translation>Characters were exchanged</translation>
    </message>
    <message>
        <source>“%1” arrived, which no GS1 code holds. Set the computer&apos;s keyboard to “English (US)” and switch the input method off, then scan the code above.</source>
        <translation>“%1” arrived, which no GS1 code holds. Set the computer&apos;s keyboard to “English (US)” and switch the input method off, then scan the code above.</translation>
    </message>
    <message>
        <source>“%1” arrived where “%2” was sent. Set the scanner&apos;s keyboard country to the layout of the computer, or the computer to “English (US)”.</source>
        <translation>“%1” arrived where “%2” was sent. Set the scanner&apos;s keyboard country to the layout of the computer, or the computer to “English (US)”.</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>Capitals and small letters are exchanged. Press Caps Lock once and scan again.</source>
        <translation>Capitals and small letters are exchanged. Press Caps Lock once and scan again.</translation>
    </message>
    <message>
        <source>Numbers of lots and pieces tell capitals from small letters. Set the scanner to leave letters as they are (“case conversion: none”).</source>
        <translation>Numbers of lots and pieces tell capitals from small letters. Set the scanner to leave letters as they are (“case conversion: none”).</translation>
    </message>
    <message>
        <source>Capitals only</source>
        <translation>Capitals only</translation>
    </message>
    <message>
        <source>Small letters only</source>
        <translation>Small letters only</translation>
    </message>
    <message>
        <source>Set the scanner to send it as the control character GS (“transmit FNC1 as GS”, “function codes: on”, ASCII 029).</source>
        <translation>Set the scanner to send it as the control character GS (“transmit FNC1 as GS”, “function codes: on”, ASCII 029).</translation>
    </message>
    <message>
        <source>The separator (FNC1) is missing</source>
        <translation>The separator (FNC1) is missing</translation>
    </message>
    <message>
        <source>Without it nobody can tell where a lot or serial number ends.</source>
        <translation>Without it nobody can tell where a lot or serial number ends.</translation>
    </message>
    <message>
        <source>The separator (FNC1) arrives as “%1”</source>
        <translation>The separator (FNC1) arrives as “%1”</translation>
    </message>
    <message>
        <source>The app understands most spellings, but each may also be part of a number.</source>
        <translation>The app understands most spellings, but each may also be part of a number.</translation>
    </message>
    <message>
        <source>“%1” stands before the code</source>
        <translation>“%1” stands before the code</translation>
    </message>
    <message>
        <source>“%1” stands after the code</source>
        <translation>“%1” stands after the code</translation>
    </message>
    <message>
        <source>Switch this addition off in the scanner: it would be read as part of the code.</source>
        <translation>Switch this addition off in the scanner: it would be read as part of the code.</translation>
    </message>
    <message>
        <source>Input method: Telex</source>
        <translation>Input method: Telex</translation>
    </message>
    <message>
        <source>Input method: VNI</source>
        <translation>Input method: VNI</translation>
    </message>
    <message>
        <source>An input method is on</source>
        <translation>An input method is on</translation>
    </message>
    <message>
        <source>Characters were lost: “%1”</source>
        <translation>Characters were lost: “%1”</translation>
    </message>
    <message>
        <source>Set a pause between characters in the scanner (10 ms is enough), or try another port.</source>
        <translation>Set a pause between characters in the scanner (10 ms is enough), or try another port.</translation>
    </message>
    <message>
        <source>No Enter after the code</source>
        <translation>No Enter after the code</translation>
    </message>
    <message>
        <source>The app does not know where the code ends. Set the scanner to send Enter (CR) after each.</source>
        <translation>The app does not know where the code ends. Set the scanner to send Enter (CR) after each.</translation>
    </message>
    <message>
        <source>Too slow for a scan</source>
        <translation>Too slow for a scan</translation>
    </message>
    <message>
        <source>%1 ms between two characters; a scan is known by at most %2 ms. Set a shorter pause between characters in the scanner.</source>
        <translation>%1 ms between two characters; a scan is known by at most %2 ms. Set a shorter pause between characters in the scanner.</translation>
    </message>
    <message>
        <source>Unreadable bytes</source>
        <translation>Unreadable bytes</translation>
    </message>
    <message>
        <source>The line has another speed or parity than the scanner. Choose the speed that the scanner is set to, often 9600 or 115200.</source>
        <translation>The line has another speed or parity than the scanner. Choose the speed that the scanner is set to, often 9600 or 115200.</translation>
    </message>
    <message>
        <source>The code was changed on its way</source>
        <translation>The code was changed on its way</translation>
    </message>
    <message>
        <source>What to set stands below, most important first. Then scan again.</source>
        <translation>What to set stands below, most important first. Then scan again.</translation>
    </message>
    <message>
        <source>Nothing is known to be wrong</source>
        <translation>Nothing is known to be wrong</translation>
    </message>
    <message>
        <source>Of this code it is not known what was sent. Scan the code above to be sure.</source>
        <translation>Of this code it is not known what was sent. Scan the code above to be sure.</translation>
    </message>
    <message>
        <source>The scanner is set up well</source>
        <translation>The scanner is set up well</translation>
    </message>
    <message>
        <source>Every character and the separator arrived as they were sent.</source>
        <translation>Every character and the separator arrived as they were sent.</translation>
    </message>
    <message>
        <source>Every character and the separator arrived as they were sent, and the kind of symbol (%1) with them.</source>
        <translation>Every character and the separator arrived as they were sent, and the kind of symbol (%1) with them.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>other</source>
        <translation>other</translation>
    </message>
    <message>
        <source>The port is open: codes of this scanner are taken on every page.</source>
        <translation>The port is open: codes of this scanner are taken on every page.</translation>
    </message>
    <message>
        <source>The scanner is not plugged in. It is taken as soon as it is.</source>
        <translation>The scanner is not plugged in. It is taken as soon as it is.</translation>
    </message>
    <message>
        <source>The port cannot be opened: another program has it, or this user may not (on Linux the group “dialout” may). Choose it again when that has changed.</source>
        <translation>The port cannot be opened: another program has it, or this user may not (on Linux the group “dialout” may). Choose it again when that has changed.</translation>
    </message>
    <message>
        <source>The port cannot be set to this speed. Choose another one, or another port.</source>
        <translation>The port cannot be set to this speed. Choose another one, or another port.</translation>
    </message>
</context>
<context>
    <name>ScannerKeys</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScannerPort</name>
    <message>
        <source>Scanner at a serial port</source>
        <translation>Scanner at a serial port</translation>
    </message>
    <message>
        <source>No serial port is there. A scanner that is set to “USB COM” or “virtual COM” appears here when it is plugged in; no keyboard layout or input method can change what it sends.</source>
        <translation>No serial port is there. A scanner that is set to “USB COM” or “virtual COM” appears here when it is plugged in; no keyboard layout or input method can change what it sends.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Speed (baud)</source>
        <translation>Speed (baud)</translation>
    </message>
</context>
<context>
    <name>ScannerSheet</name>
    <message>
        <source>Set up a hand scanner</source>
        <translation>Set up a hand scanner</translation>
    </message>
    <message>
        <source>Scan the code below</source>
        <translation>Scan the code below</translation>
    </message>
    <message>
        <source>It is known what it holds: whatever changes on the way to this app is named, with what to set. Nothing scanned here is looked up or kept.</source>
        <translation>It is known what it holds: whatever changes on the way to this app is named, with what to set. Nothing scanned here is looked up or kept.</translation>
    </message>
    <message>
        <source>Code to try the scanner with</source>
        <translation>Code to try the scanner with</translation>
    </message>
    <message>
        <source>Scan into this line</source>
        <translation>Scan into this line</translation>
    </message>
    <message>
        <source>Letters come in here as they do in every other program: an input method shows what it does.</source>
        <translation>Letters come in here as they do in every other program: an input method shows what it does.</translation>
    </message>
    <message>
        <source>GS1 DataMatrix: %1</source>
        <translation>GS1 DataMatrix: %1</translation>
    </message>
    <message>
        <source>A scanner that reads bars only cannot read it: scan any product number instead.</source>
        <translation>A scanner that reads bars only cannot read it: scan any product number instead.</translation>
    </message>
    <message>
        <source>What arrived, key by key</source>
        <translation>What arrived, key by key</translation>
    </message>
    <message>
        <source>What arrived, byte by byte</source>
        <translation>What arrived, byte by byte</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Risk score</source>
        <translation>Risk score</translation>
    </message>
    <message>
        <source>Annex VI of Decree 37/2026, for the worst hazard. An aid only: the legal tier is what the lists say.</source>
        <translation>Annex VI of Decree 37/2026, for the worst hazard. An aid only: the legal tier is what the lists say.</translation>
    </message>
    <message>
        <source>Weigh the risk</source>
        <translation>Weigh the risk</translation>
    </message>
    <message>
        <source>k: how far the hazard applies</source>
        <translation>k: how far the hazard applies</translation>
    </message>
    <message>
        <source>C: how grave the harm is</source>
        <translation>C: how grave the harm is</translation>
    </message>
    <message>
        <source>P: how likely it is</source>
        <translation>P: how likely it is</translation>
    </message>
</context>
<context>
    <name>SealsCard</name>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Sample %1: %2</source>
        <translation>Sample %1: %2</translation>
    </message>
    <message>
        <source>Seals</source>
        <translation>Seals</translation>
    </message>
    <message>
        <source>A survey seals its samples only: sealing goods is a measure.</source>
        <translation>A survey seals its samples only: sealing goods is a measure.</translation>
    </message>
    <message>
        <source>A seal on goods is a measure too: enter it in the step “Measures”.</source>
        <translation>A seal on goods is a measure too: enter it in the step “Measures”.</translation>
    </message>
    <message>
        <source>Seal %1</source>
        <translation>Seal %1</translation>
    </message>
    <message>
        <source>Take away seal %1</source>
        <translation>Take away seal %1</translation>
    </message>
    <message>
        <source>Number of seal %1</source>
        <translation>Number of seal %1</translation>
    </message>
    <message>
        <source>Seal %1 is on</source>
        <translation>Seal %1 is on</translation>
    </message>
    <message>
        <source>Goods under seal %1</source>
        <translation>Goods under seal %1</translation>
    </message>
    <message>
        <source>Seal %1 applied at</source>
        <translation>Seal %1 applied at</translation>
    </message>
    <message>
        <source>Add a seal</source>
        <translation>Add a seal</translation>
    </message>
    <message>
        <source>Seals as a document</source>
        <translation>Seals as a document</translation>
    </message>
    <message>
        <source>Seal number</source>
        <translation>Seal number</translation>
    </message>
    <message>
        <source>It is on</source>
        <translation>It is on</translation>
    </message>
    <message>
        <source>Goods under it</source>
        <translation>Goods under it</translation>
    </message>
    <message>
        <source>Applied at</source>
        <translation>Applied at</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Alerts (%1 new)</source>
        <translation>Alerts (%1 new)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Day and map</source>
        <translation>Day and map</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Search the national data</source>
        <translation>Search the national data</translation>
    </message>
    <message>
        <source>Name, number, tax code, certificate, lot</source>
        <translation>Name, number, tax code, certificate, lot</translation>
    </message>
    <message>
        <source>Check product %1</source>
        <translation>Check product %1</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>More: %1</translation>
    </message>
    <message>
        <source>There are more. Type more of the name or number.</source>
        <translation>There are more. Type more of the name or number.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Go to synchronisation</source>
        <translation>Go to synchronisation</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Searching</translation>
    </message>
</context>
<context>
    <name>SectionHeader</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Name or card number</source>
        <translation>Name or card number</translation>
    </message>
    <message>
        <source>Written into every finding.</source>
        <translation>Written into every finding.</translation>
    </message>
    <message>
        <source>Usual place</source>
        <translation>Usual place</translation>
    </message>
    <message>
        <source>Filled in for you when you record a finding.</source>
        <translation>Filled in for you when you record a finding.</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Address of the hub</translation>
    </message>
    <message>
        <source>Where data comes from and findings go. The app works without it.</source>
        <translation>Where data comes from and findings go. The app works without it.</translation>
    </message>
    <message>
        <source>Invitation, or one-time code</source>
        <translation>Invitation, or one-time code</translation>
    </message>
    <message>
        <source>From your administrator: scan it on the scan page, or put its text here.</source>
        <translation>From your administrator: scan it on the scan page, or put its text here.</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Enrol this device</translation>
    </message>
    <message>
        <source>Address of the hub: %1</source>
        <translation>Address of the hub: %1</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ShortcutTable</name>
    <message>
        <source>Go to a page</source>
        <translation>Go to a page</translation>
    </message>
    <message>
        <source>Back, or close</source>
        <translation>Back, or close</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>This help</translation>
    </message>
    <message>
        <source>Look up in the national data</source>
        <translation>Look up in the national data</translation>
    </message>
    <message>
        <source>Lock the device</source>
        <translation>Lock the device</translation>
    </message>
    <message>
        <source>Start or stop the camera</source>
        <translation>Start or stop the camera</translation>
    </message>
    <message>
        <source>Choose another camera</source>
        <translation>Choose another camera</translation>
    </message>
    <message>
        <source>Open a picture or video</source>
        <translation>Open a picture or video</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Open a folder of pictures</translation>
    </message>
    <message>
        <source>Open a camera or video at an address</source>
        <translation>Open a camera or video at an address</translation>
    </message>
    <message>
        <source>Type a code</source>
        <translation>Type a code</translation>
    </message>
    <message>
        <source>Begin an inspection</source>
        <translation>Begin an inspection</translation>
    </message>
    <message>
        <source>Go to the consignment</source>
        <translation>Go to the consignment</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Send again what waits</source>
        <translation>Send again what waits</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Closer</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Farther</translation>
    </message>
    <message>
        <source>Light on or off</source>
        <translation>Light on or off</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Clear the list</translation>
    </message>
    <message>
        <source>Record or save a finding</source>
        <translation>Record or save a finding</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Previous step</translation>
    </message>
    <message>
        <source>Go to the last step; there: make the minutes and send them</source>
        <translation>Go to the last step; there: make the minutes and send them</translation>
    </message>
    <message>
        <source>The minutes, or the result notice, as a document</source>
        <translation>The minutes, or the result notice, as a document</translation>
    </message>
    <message>
        <source>Close it; everything is kept</source>
        <translation>Close it; everything is kept</translation>
    </message>
    <message>
        <source>Finish the check</source>
        <translation>Finish the check</translation>
    </message>
    <message>
        <source>Count by hand, or by scanning</source>
        <translation>Count by hand, or by scanning</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>camera</translation>
    </message>
    <message>
        <source>scan page</source>
        <translation>scan page</translation>
    </message>
    <message>
        <source>result page</source>
        <translation>result page</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>finding</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>inspection</translation>
    </message>
    <message>
        <source>consignment</source>
        <translation>consignment</translation>
    </message>
    <message>
        <source>print preview</source>
        <translation>print preview</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Show the newest serious alert, or all alerts</source>
        <translation>Show the newest serious alert, or all alerts</translation>
    </message>
    <message>
        <source>The day, with the map of findings</source>
        <translation>The day, with the map of findings</translation>
    </message>
    <message>
        <source>Undo what was just taken away, cleared or put away</source>
        <translation>Undo what was just taken away, cleared or put away</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Stop the download</translation>
    </message>
    <message>
        <source>Next item of the list</source>
        <translation>Next item of the list</translation>
    </message>
    <message>
        <source>Previous item of the list</source>
        <translation>Previous item of the list</translation>
    </message>
    <message>
        <source>Paste a copied picture</source>
        <translation>Paste a copied picture</translation>
    </message>
    <message>
        <source>Photograph what is asked for next; an annex once it has a name</source>
        <translation>Photograph what is asked for next; an annex once it has a name</translation>
    </message>
    <message>
        <source>Add a content, a sample, a measure or a statement</source>
        <translation>Add a content, a sample, a measure or a statement</translation>
    </message>
    <message>
        <source>Go to the signatures; there: sign on the screen</source>
        <translation>Go to the signatures; there: sign on the screen</translation>
    </message>
    <message>
        <source>photographs and annexes</source>
        <translation>photographs and annexes</translation>
    </message>
    <message>
        <source>steps of an inspection</source>
        <translation>steps of an inspection</translation>
    </message>
</context>
<context>
    <name>ShownGoods</name>
    <message>
        <source>Not among the goods met in the open inspection.</source>
        <translation>Not among the goods met in the open inspection.</translation>
    </message>
    <message>
        <source>Add to the goods met</source>
        <translation>Add to the goods met</translation>
    </message>
    <message>
        <source>The goods met keep what is recorded until you record another outcome.</source>
        <translation>The goods met keep what is recorded until you record another outcome.</translation>
    </message>
    <message>
        <source>Record what is judged now</source>
        <translation>Record what is judged now</translation>
    </message>
</context>
<context>
    <name>SignatureRow</name>
    <message>
        <source>Take away the signature of %1</source>
        <translation>Take away the signature of %1</translation>
    </message>
    <message>
        <source>Not signed: %1</source>
        <translation>Not signed: %1</translation>
    </message>
    <message>
        <source>Signed another text</source>
        <translation>Signed another text</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>over %1…</source>
        <translation>over %1…</translation>
    </message>
    <message>
        <source>Signature of %1</source>
        <translation>Signature of %1</translation>
    </message>
    <message>
        <source>The picture of this signature cannot be read.</source>
        <translation>The picture of this signature cannot be read.</translation>
    </message>
</context>
<context>
    <name>SignatureSheet</name>
    <message>
        <source>Somebody does not sign</source>
        <translation>Somebody does not sign</translation>
    </message>
    <message>
        <source>Sign on the screen</source>
        <translation>Sign on the screen</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Why it is not signed</source>
        <translation>Why it is not signed</translation>
    </message>
    <message>
        <source>Absent, refuses, disagrees with …</source>
        <translation>Absent, refuses, disagrees with …</translation>
    </message>
    <message>
        <source>A witness or the local authority must sign for it.</source>
        <translation>A witness or the local authority must sign for it.</translation>
    </message>
    <message>
        <source>Sign here with finger, pen or mouse</source>
        <translation>Sign here with finger, pen or mouse</translation>
    </message>
    <message>
        <source>%1 signs the minutes as they stand: %2</source>
        <translation>%1 signs the minutes as they stand: %2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Write it down</translation>
    </message>
    <message>
        <source>Keep the signature</source>
        <translation>Keep the signature</translation>
    </message>
    <message>
        <source>%1 signs the sampling minutes as they stand: %2</source>
        <translation>%1 signs the sampling minutes as they stand: %2</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Source of pictures</source>
        <translation>Source of pictures</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>No camera</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Consignment</source>
        <translation>Consignment</translation>
    </message>
</context>
<context>
    <name>SourceSheets</name>
    <message>
        <source>Which camera?</source>
        <translation>Which camera?</translation>
    </message>
    <message>
        <source>Camera or video at an address</source>
        <translation>Camera or video at an address</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>A network camera, or a phone used as a camera: http, https or rtsp. A user name and password stand before the machine: http://name:password@192.168.1.20:8080/video. They are neither shown nor kept.</source>
        <translation>A network camera, or a phone used as a camera: http, https or rtsp. A user name and password stand before the machine: http://name:password@192.168.1.20:8080/video. They are neither shown nor kept.</translation>
    </message>
</context>
<context>
    <name>StatementRow</name>
    <message>
        <source>Statement %1</source>
        <translation>Statement %1</translation>
    </message>
    <message>
        <source>Take away statement %1</source>
        <translation>Take away statement %1</translation>
    </message>
    <message>
        <source>Who makes statement %1</source>
        <translation>Who makes statement %1</translation>
    </message>
    <message>
        <source>Name for statement %1</source>
        <translation>Name for statement %1</translation>
    </message>
    <message>
        <source>Text of statement %1</source>
        <translation>Text of statement %1</translation>
    </message>
    <message>
        <source>Position for statement %1</source>
        <translation>Position for statement %1</translation>
    </message>
    <message>
        <source>Who makes it</source>
        <translation>Who makes it</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>What is said</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Read the code again</source>
        <translation>Read the code again</translation>
    </message>
    <message>
        <source>Read or type the lot</source>
        <translation>Read or type the lot</translation>
    </message>
    <message>
        <source>Read or type the serial</source>
        <translation>Read or type the serial</translation>
    </message>
    <message>
        <source>Bring the national data and the clock up to date</source>
        <translation>Bring the national data and the clock up to date</translation>
    </message>
    <message>
        <source>Confirm or correct the risk tier</source>
        <translation>Confirm or correct the risk tier</translation>
    </message>
    <message>
        <source>Compare the goods with the alert</source>
        <translation>Compare the goods with the alert</translation>
    </message>
    <message>
        <source>Enter the firm that the label names</source>
        <translation>Enter the firm that the label names</translation>
    </message>
    <message>
        <source>Photograph front, back, code and label</source>
        <translation>Photograph front, back, code and label</translation>
    </message>
    <message>
        <source>Ask for certificates, declarations, invoices, papers of origin</source>
        <translation>Ask for certificates, declarations, invoices, papers of origin</translation>
    </message>
    <message>
        <source>Suspend the sale</source>
        <translation>Suspend the sale</translation>
    </message>
    <message>
        <source>Seal the goods</source>
        <translation>Seal the goods</translation>
    </message>
    <message>
        <source>Report the sealing or suspension to the agency</source>
        <translation>Report the sealing or suspension to the agency</translation>
    </message>
    <message>
        <source>Take a sample (Form 15)</source>
        <translation>Take a sample (Form 15)</translation>
    </message>
    <message>
        <source>Send the sample to a designated laboratory</source>
        <translation>Send the sample to a designated laboratory</translation>
    </message>
    <message>
        <source>Ask the rights holder for a statement</source>
        <translation>Ask the rights holder for a statement</translation>
    </message>
    <message>
        <source>If begun now: until %1</source>
        <translation>If begun now: until %1</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>Next steps</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Kind of visit</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Survey</translation>
    </message>
    <message>
        <source>In a survey no sale is suspended and nothing is sealed: propose an inspection.</source>
        <translation>In a survey no sale is suspended and nothing is sealed: propose an inspection.</translation>
    </message>
    <message>
        <source>In the inspection</source>
        <translation>In the inspection</translation>
    </message>
    <message>
        <source>Add to the inspection</source>
        <translation>Add to the inspection</translation>
    </message>
    <message>
        <source>Add to the inspection: %1</source>
        <translation>Add to the inspection: %1</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>Without a network: by stick</source>
        <translation>Without a network: by stick</translation>
    </message>
    <message>
        <source>What waits is sealed for the hub and written to a stick. At the hub it is taken in, and the stick comes back with its receipts; newer national data can come on it, too. Nothing is doubled when it is uploaded as well.</source>
        <translation>What waits is sealed for the hub and written to a stick. At the hub it is taken in, and the stick comes back with its receipts; newer national data can come on it, too. Nothing is doubled when it is uploaded as well.</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>Writing to the stick</translation>
    </message>
    <message>
        <source>Reading from the stick</source>
        <translation>Reading from the stick</translation>
    </message>
    <message>
        <source>Write to a stick</source>
        <translation>Write to a stick</translation>
    </message>
    <message>
        <source>Read from a stick</source>
        <translation>Read from a stick</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>Choose the stick</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>Stop writing</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Codes are still read and findings still saved, but nothing can be compared. Connect once to download the data.</source>
        <translation>Codes are still read and findings still saved, but nothing can be compared. Connect once to download the data.</translation>
    </message>
    <message>
        <source>The data is old</source>
        <translation>The data is old</translation>
    </message>
    <message>
        <source>Verdicts say how old their data is. Update before you rely on what is missing from it.</source>
        <translation>Verdicts say how old their data is. Update before you rely on what is missing from it.</translation>
    </message>
    <message>
        <source>Sample data made for demonstration. Nothing here describes a real product or firm.</source>
        <translation>Sample data made for demonstration. Nothing here describes a real product or firm.</translation>
    </message>
    <message>
        <source>Data on this device</source>
        <translation>Data on this device</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>The clock is wrong</translation>
    </message>
    <message>
        <source>SAMPLE DATA</source>
        <translation>SAMPLE DATA</translation>
    </message>
</context>
<context>
    <name>SyncState</name>
    <message>
        <source>Hub reached</source>
        <translation>Hub reached</translation>
    </message>
    <message>
        <source>No contact with the hub</source>
        <translation>No contact with the hub</translation>
    </message>
    <message>
        <source>National data</source>
        <translation>National data</translation>
    </message>
    <message>
        <source>Findings to send</source>
        <translation>Findings to send</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Updating</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Last contact: %1</source>
        <translation>Last contact: %1</translation>
    </message>
    <message>
        <source>This line costs money</source>
        <translation>Metered connection</translation>
    </message>
    <message>
        <source>Alerts and small changes still come; large parts of the national data wait.</source>
        <translation>Alerts and small changes are still downloaded; large parts of the national data follow on an unmetered connection.</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Stop the download</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>TablesCard</name>
    <message>
        <source>Tables for other programs</source>
        <translation>Tables for other programs</translation>
    </message>
    <message>
        <source>Findings, inspections, goods, samples and measures of this device, a file each. The device&apos;s log notes who took them out.</source>
        <translation>Findings, inspections, goods, samples and measures of this device, a file each. The device&apos;s log notes who took them out.</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Save as CSV</translation>
    </message>
    <message>
        <source>Save as JSON</source>
        <translation>Save as JSON</translation>
    </message>
    <message>
        <source>Choose a folder for the tables</source>
        <translation>Choose a folder for the tables</translation>
    </message>
    <message>
        <source>Writing the tables</source>
        <translation>Writing the tables</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>TextFilePicker</name>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>TierCard</name>
    <message>
        <source>Risk tier</source>
        <translation>Risk tier</translation>
    </message>
    <message>
        <source>No risk list names this product.</source>
        <translation>No risk list names this product.</translation>
    </message>
    <message>
        <source>%1: taken from the risk lists by HS code and product group, not read from the goods.</source>
        <translation>%1: taken from the risk lists by HS code and product group, not read from the goods.</translation>
    </message>
    <message>
        <source>Your judgement</source>
        <translation>Your judgement</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>As listed</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>High</source>
        <translation>High</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>What on the goods or in the papers says so</source>
        <translation>What on the goods or in the papers says so</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>No data on this device</source>
        <translation>No data on this device</translation>
    </message>
    <message>
        <source>SAMPLE DATA</source>
        <translation>SAMPLE DATA</translation>
    </message>
    <message>
        <source>Made for demonstration: not for official use</source>
        <translation>Made for demonstration: not for official use</translation>
    </message>
    <message>
        <source>Last contact: %1</source>
        <translation>Last contact: %1</translation>
    </message>
    <message>
        <source>Data: %1</source>
        <translation>Data: %1</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>What is scanned joins this inspection</source>
        <translation>What is scanned joins this inspection</translation>
    </message>
    <message>
        <source>Counting: %1</source>
        <translation>Counting: %1</translation>
    </message>
    <message>
        <source>Consignment: %1</source>
        <translation>Consignment: %1</translation>
    </message>
    <message>
        <source>What is scanned is counted</source>
        <translation>What is scanned is counted</translation>
    </message>
    <message>
        <source>Counted only on its own page</source>
        <translation>Counted only on its own page</translation>
    </message>
</context>
<context>
    <name>TryDemo</name>
    <message>
        <source>Try it with sample data</source>
        <translation>Try it with sample data</translation>
    </message>
    <message>
        <source>Nothing is needed for it, no invitation either. The app starts again with fictitious goods and a hub on this machine, apart from your own data. To leave, close it and start the app as usual.</source>
        <translation>Nothing is needed for it, no invitation either. The app starts again with fictitious goods and a hub on this machine, apart from your own data. To leave, close it and start the app as usual.</translation>
    </message>
</context>
<context>
    <name>UndoNotice</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>The list was cleared</source>
        <translation>The list was cleared</translation>
    </message>
    <message>
        <source>The new alerts were put away</source>
        <translation>The new alerts were put away</translation>
    </message>
    <message>
        <source>The deadlines were put away</source>
        <translation>The deadlines were put away</translation>
    </message>
</context>
<context>
    <name>UnfinishedFindings</name>
    <message>
        <source>Unfinished finding: %1</source>
        <translation>Unfinished finding: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>Go on: %1</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Discard: %1</source>
        <translation>Discard: %1</translation>
    </message>
    <message>
        <source>The unfinished finding was discarded: %1</source>
        <translation>The unfinished finding was discarded: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>An unfinished finding is damaged and cannot be read any more.</source>
        <translation>An unfinished finding is damaged and cannot be read any more.</translation>
    </message>
    <message>
        <source>Discard the damaged finding</source>
        <translation>Discard the damaged finding</translation>
    </message>
</context>
<context>
    <name>UnstoredFiles</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Leave out what could not be stored</source>
        <translation>Leave out what could not be stored</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Agrees with the data</source>
        <translation>Agrees with the data</translation>
    </message>
    <message>
        <source>Not a product code</source>
        <translation>Not a product code</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>To be checked</translation>
    </message>
    <message>
        <source>Signs of violation</source>
        <translation>Signs of violation</translation>
    </message>
    <message>
        <source>Stop: serious alert</source>
        <translation>Stop: serious alert</translation>
    </message>
    <message>
        <source>Every record read agrees with the code. This does not prove that the goods are authentic.</source>
        <translation>Every record read agrees with the code. This does not prove that the goods are authentic.</translation>
    </message>
    <message>
        <source>This code does not identify a product, so there is nothing to compare.</source>
        <translation>This code does not identify a product, so there is nothing to compare.</translation>
    </message>
    <message>
        <source>The data on this device says nothing about this product. That alone is not a violation.</source>
        <translation>The data on this device says nothing about this product. That alone is not a violation.</translation>
    </message>
    <message>
        <source>Something must be noted or confirmed by the inspector.</source>
        <translation>Something must be noted or confirmed by the inspector.</translation>
    </message>
    <message>
        <source>A record contradicts the item, or a duty is not met, as recorded.</source>
        <translation>A record contradicts the item, or a duty is not met, as recorded.</translation>
    </message>
    <message>
        <source>A recall or a grave record names this item. Act within your powers.</source>
        <translation>A recall or a grave record names this item. Act within your powers.</translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation>Low risk</translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation>Medium risk</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>High risk</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Does not apply</translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation>Not covered</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Company prefixes</source>
        <translation>Company prefixes</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Conformity assessment bodies</source>
        <translation>Conformity assessment bodies</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>Risk lists</source>
        <translation>Risk lists</translation>
    </message>
    <message>
        <source>Standards</source>
        <translation>Standards</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>Traceability</translation>
    </message>
    <message>
        <source>Customs</source>
        <translation>Customs</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Reading of the code</source>
        <translation>Reading of the code</translation>
    </message>
    <message>
        <source>Symbols against each other</source>
        <translation>Symbols against each other</translation>
    </message>
    <message>
        <source>Company prefix</source>
        <translation>Company prefix</translation>
    </message>
    <message>
        <source>Declaration of the product</source>
        <translation>Declaration of the product</translation>
    </message>
    <message>
        <source>Holder of the code and label</source>
        <translation>Holder of the code and label</translation>
    </message>
    <message>
        <source>Foreign code</source>
        <translation>Foreign code</translation>
    </message>
    <message>
        <source>Status of the product</source>
        <translation>Status of the product</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>Kind of number</translation>
    </message>
    <message>
        <source>Kind of code</source>
        <translation>Kind of code</translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation>Risk tier</translation>
    </message>
    <message>
        <source>Applied standard</source>
        <translation>Applied standard</translation>
    </message>
    <message>
        <source>Declaration of conformity</source>
        <translation>Declaration of conformity</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Validity of the certificate</source>
        <translation>Validity of the certificate</translation>
    </message>
    <message>
        <source>Status of the certificate</source>
        <translation>Status of the certificate</translation>
    </message>
    <message>
        <source>Scope of the certificate</source>
        <translation>Scope of the certificate</translation>
    </message>
    <message>
        <source>Conformity assessment body</source>
        <translation>Conformity assessment body</translation>
    </message>
    <message>
        <source>Import inspection</source>
        <translation>Import inspection</translation>
    </message>
    <message>
        <source>Online listing</source>
        <translation>Online listing</translation>
    </message>
    <message>
        <source>Recalls and alerts</source>
        <translation>Recalls and alerts</translation>
    </message>
    <message>
        <source>Alerts on brand and model</source>
        <translation>Alerts on brand and model</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>Expiry date</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Best before</translation>
    </message>
    <message>
        <source>Order of the dates</source>
        <translation>Order of the dates</translation>
    </message>
    <message>
        <source>Traceability code</source>
        <translation>Traceability code</translation>
    </message>
    <message>
        <source>Traceability events</source>
        <translation>Traceability events</translation>
    </message>
    <message>
        <source>State in the supply chain</source>
        <translation>State in the supply chain</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>Suspicion: brand</source>
        <translation>Suspicion: brand</translation>
    </message>
    <message>
        <source>Suspicion: quality</source>
        <translation>Suspicion: quality</translation>
    </message>
    <message>
        <source>Suspicion: origin</source>
        <translation>Suspicion: origin</translation>
    </message>
    <message>
        <source>Address in the code</source>
        <translation>Address in the code</translation>
    </message>
    <message>
        <source>Customs declaration</source>
        <translation>Customs declaration</translation>
    </message>
    <message>
        <source>Deviation of the import check</source>
        <translation>Deviation of the import check</translation>
    </message>
    <message>
        <source>Age of the data</source>
        <translation>Age of the data</translation>
    </message>
    <message>
        <source>Dates on the label</source>
        <translation>Dates on the label</translation>
    </message>
    <message>
        <source>What the label shows</source>
        <translation>What the label shows</translation>
    </message>
    <message>
        <source>Net quantity</source>
        <translation>Net quantity</translation>
    </message>
    <message>
        <source>Laboratory result</source>
        <translation>Laboratory result</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Not compared</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>%1 contradict</source>
        <translation>%1 contradict</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 missing</translation>
    </message>
    <message>
        <source>%1 to confirm</source>
        <translation>%1 to confirm</translation>
    </message>
    <message>
        <source>%1 agree</source>
        <translation>%1 agree</translation>
    </message>
    <message>
        <source>%1 not covered</source>
        <translation>%1 not covered</translation>
    </message>
    <message>
        <source>Record finding</source>
        <translation>Record finding</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Open as a consignment</source>
        <translation>Open as a consignment</translation>
    </message>
</context>
<context>
    <name>VersionRow</name>
    <message>
        <source>Signed</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Reason for the revision</source>
        <translation>Reason for the revision</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Hash begins with</source>
        <translation>Hash begins with</translation>
    </message>
    <message>
        <source>Different from the version before:</source>
        <translation>Different from the version before:</translation>
    </message>
    <message>
        <source>Nothing but the signatures is different from the version before.</source>
        <translation>Nothing but the signatures is different from the version before.</translation>
    </message>
    <message>
        <source>And %1 more: compare the documents.</source>
        <translation>And %1 more: compare the documents.</translation>
    </message>
    <message>
        <source>Minutes of version %1</source>
        <translation>Minutes of version %1</translation>
    </message>
    <message>
        <source>Added after the signing: the signatures of the version before stay valid.</source>
        <translation>Added after the signing: the signatures of the version before stay valid.</translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Only one version was signed: nothing has been revised.</source>
        <translation>Only one version was signed: nothing has been revised.</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>Viewfinder, no source chosen</source>
        <translation>Viewfinder, no source chosen</translation>
    </message>
    <message>
        <source>Viewfinder: %1</source>
        <translation>Viewfinder: %1</translation>
    </message>
    <message>
        <source>Choose a source</source>
        <translation>Choose a source</translation>
    </message>
    <message>
        <source>No camera available</source>
        <translation>No camera available</translation>
    </message>
    <message>
        <source>Start the camera, or drop a picture here.</source>
        <translation>Start the camera, or drop a picture here.</translation>
    </message>
    <message>
        <source>Open a picture, a folder or a video, or type the code.</source>
        <translation>Open a picture, a folder or a video, or type the code.</translation>
    </message>
</context>
<context>
    <name>WelcomeEnrol</name>
    <message>
        <source>Stop looking</source>
        <translation>Stop looking</translation>
    </message>
    <message>
        <source>Scan the invitation with the camera</source>
        <translation>Scan the invitation with the camera</translation>
    </message>
    <message>
        <source>No camera available</source>
        <translation>No camera available</translation>
    </message>
    <message>
        <source>What is searched for an invitation</source>
        <translation>What is searched for an invitation</translation>
    </message>
    <message>
        <source>Open a picture of the invitation</source>
        <translation>Open a picture of the invitation</translation>
    </message>
    <message>
        <source>A hand scanner works here, too: scan the invitation with it.</source>
        <translation>A hand scanner works here, too: scan the invitation with it.</translation>
    </message>
    <message>
        <source>Invitation, or one-time code</source>
        <translation>Invitation, or one-time code</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Address of the hub</translation>
    </message>
    <message>
        <source>A one-time code alone does not say which hub it is for. Your administrator gives you the address.</source>
        <translation>A one-time code alone does not say which hub it is for. Your administrator gives you the address.</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Enrol this device</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Welcome to NQI Inspector</source>
        <translation>Welcome to NQI Inspector</translation>
    </message>
    <message>
        <source>Who inspects?</source>
        <translation>Who inspects?</translation>
    </message>
    <message>
        <source>Enrol at a hub</source>
        <translation>Enrol at a hub</translation>
    </message>
    <message>
        <source>Protect the data</source>
        <translation>Protect the data</translation>
    </message>
    <message>
        <source>Point the camera at a code and read what the national records say about the goods. It works without a network and never loses what you record.</source>
        <translation>Point the camera at a code and read what the national records say about the goods. It works without a network and never loses what you record.</translation>
    </message>
    <message>
        <source>Written into every finding. It can be changed at any time.</source>
        <translation>Written into every finding. It can be changed at any time.</translation>
    </message>
    <message>
        <source>A device can be lost. With a passphrase nobody reads what is on it, and it locks itself when nobody touches it.</source>
        <translation>A device can be lost. With a passphrase nobody reads what is on it, and it locks itself when nobody touches it.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sample data made for demonstration. Nothing here describes a real product or firm.</source>
        <translation>Sample data made for demonstration. Nothing here describes a real product or firm.</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Set a passphrase</translation>
    </message>
    <message>
        <source>Use the keychain</source>
        <translation>Use the keychain</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>SAMPLE DATA</source>
        <translation>SAMPLE DATA</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>The hub sends national data and receives findings. Your administrator gives you an invitation, or a one-time code with the address of the hub.</source>
        <translation>The hub sends national data and receives findings. Your administrator gives you an invitation, or a one-time code with the address of the hub.</translation>
    </message>
</context>
<context>
    <name>WelcomePerson</name>
    <message>
        <source>Open a profile</source>
        <translation>Open a profile</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>Profiles (*.json)</translation>
    </message>
    <message>
        <source>Name or card number</source>
        <translation>Name or card number</translation>
    </message>
    <message>
        <source>Usual place</source>
        <translation>Usual place</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Market: inspections first</source>
        <translation>Market: inspections first</translation>
    </message>
    <message>
        <source>Border: consignments first</source>
        <translation>Border: consignments first</translation>
    </message>
    <message>
        <source>Open a profile…</source>
        <translation>Open a profile…</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>In use: %1</translation>
    </message>
    <message>
        <source>If your agency gave you a file with its settings, open it here: you see what it changes first.</source>
        <translation>If your agency gave you a file with its settings, open it here: you see what it changes first.</translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message>
        <source>Give up this revision?</source>
        <translation>Give up this revision?</translation>
    </message>
    <message>
        <source>Discard this draft?</source>
        <translation>Discard this draft?</translation>
    </message>
    <message>
        <source>The minutes stay as they were signed. What was changed since is no longer shown.</source>
        <translation>The minutes stay as they were signed. What was changed since is no longer shown.</translation>
    </message>
    <message>
        <source>The inspection leaves the list and cannot be gone on with. Findings that were recorded stay.</source>
        <translation>The inspection leaves the list and cannot be gone on with. Findings that were recorded stay.</translation>
    </message>
    <message>
        <source>This device&apos;s log says who gave it up and when.</source>
        <translation>This device&apos;s log says who gave it up and when.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Go on with it</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>WorkProgress</name>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
</context>
<context>
    <name>ZoomSlider</name>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
</context>
<context>
    <name>nqi::ui::AboutModel</name>
    <message>
        <source>The bill of materials was saved</source>
        <translation>The bill of materials was saved</translation>
    </message>
    <message>
        <source>The bill of materials cannot be written there.</source>
        <translation>The bill of materials cannot be written there.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::AlertsModel</name>
    <message>
        <source>All countries</source>
        <translation>All countries</translation>
    </message>
    <message>
        <source>All goods groups</source>
        <translation>All goods groups</translation>
    </message>
</context>
<context>
    <name>nqi::ui::AppModel</name>
    <message>
        <source>This device is being enrolled at the hub.</source>
        <translation>This device is being enrolled at the hub.</translation>
    </message>
    <message>
        <source>This looks like an invitation to a hub and cannot be read. Ask your administrator for a new one.</source>
        <translation>This looks like an invitation to a hub and cannot be read. Ask your administrator for a new one.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::CaptureModel</name>
    <message>
        <source>“%1” sends no pictures now. Wait a moment, choose another camera, or choose a picture file.</source>
        <translation>“%1” sends no pictures now. Wait a moment, choose another camera, or choose a picture file.</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or choose a picture file.</source>
        <translation>No camera is connected. Plug one in, or choose a picture file.</translation>
    </message>
    <message>
        <source>Nothing was taken: no camera runs. A picture that lies on this device is added as a file.</source>
        <translation>Nothing was taken: no camera runs. A picture that lies on this device is added as a file.</translation>
    </message>
    <message>
        <source>Nothing was taken: the camera shows nothing yet. Wait a moment and try again.</source>
        <translation>Nothing was taken: the camera shows nothing yet. Wait a moment and try again.</translation>
    </message>
    <message>
        <source>Nothing was taken: the camera&apos;s last picture is %1 s old and need not show what is there now. Wait until it moves again.</source>
        <translation>Nothing was taken: the camera&apos;s last picture is %1 s old and need not show what is there now. Wait until it moves again.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture could not be taken. Try again, or add a file.</source>
        <translation>The camera&apos;s picture could not be taken. Try again, or add a file.</translation>
    </message>
    <message>
        <source>“%1” was ended for a photograph. Open it again to search the rest.</source>
        <translation>“%1” was ended for a photograph. Open it again to search the rest.</translation>
    </message>
    <message>
        <source>The camera cannot be used now. Close other programs that use it, and it starts by itself; or choose another camera or a picture file.</source>
        <translation>The camera cannot be used now. Close other programs that use it, and it starts by itself; or choose another camera or a picture file.</translation>
    </message>
    <message>
        <source>“%1” is still being searched: the camera starts when that is done. To photograph now, close this and stop the search.</source>
        <translation>“%1” is still being searched: the camera starts when that is done. To photograph now, close this and stop the search.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ConsignmentModel</name>
    <message>
        <source>Packing list</source>
        <translation>Packing list</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n line(s)</source>
        <translation>
            <numerusform>%1 · %n line</numerusform>
            <numerusform>%1 · %n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>This is no code of a logistic unit (SSCC).</source>
        <translation>This is no code of a logistic unit (SSCC).</translation>
    </message>
    <message>
        <source>Column “%1” means nothing here and was not read.</source>
        <translation>Column “%1” means nothing here and was not read.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>The result is saved. The draft of the minutes is among the inspections.</source>
        <translation>The result is saved. The draft of the minutes is among the inspections.</translation>
    </message>
    <message>
        <source>a cell is not in UTF-8</source>
        <translation>a cell is not in UTF-8</translation>
    </message>
    <message>
        <source>a quoted cell does not end: nothing after it was read</source>
        <translation>a quoted cell does not end: nothing after it was read</translation>
    </message>
    <message>
        <source>there are more cells than columns</source>
        <translation>there are more cells than columns</translation>
    </message>
    <message>
        <source>a cell is too long</source>
        <translation>a cell is too long</translation>
    </message>
    <message>
        <source>the line number is no whole number from 1</source>
        <translation>the line number is no whole number from 1</translation>
    </message>
    <message>
        <source>there is no quantity</source>
        <translation>there is no quantity</translation>
    </message>
    <message>
        <source>the quantity is no whole number; write it without separators: 1200</source>
        <translation>the quantity is no whole number; write it without separators: 1200</translation>
    </message>
    <message>
        <source>it is of another declaration</source>
        <translation>it is of another declaration</translation>
    </message>
    <message>
        <source>this line was given before with another value</source>
        <translation>this line was given before with another value</translation>
    </message>
    <message>
        <source>a GTIN has 8, 12, 13 or 14 digits</source>
        <translation>a GTIN has 8, 12, 13 or 14 digits</translation>
    </message>
    <message>
        <source>the check digit of the GTIN is wrong</source>
        <translation>the check digit of the GTIN is wrong</translation>
    </message>
    <message>
        <source>a spreadsheet has rounded the number: format the column as text</source>
        <translation>a spreadsheet has rounded the number: format the column as text</translation>
    </message>
    <message>
        <source>an SSCC has 18 digits, the last a check digit</source>
        <translation>an SSCC has 18 digits, the last a check digit</translation>
    </message>
    <message>
        <source>an HS code has 4 to 12 digits</source>
        <translation>an HS code has 4 to 12 digits</translation>
    </message>
    <message>
        <source>write the origin as two letters, such as CN</source>
        <translation>write the origin as two letters, such as CN</translation>
    </message>
    <message>
        <source>the channel is green, yellow or red</source>
        <translation>the channel is green, yellow or red</translation>
    </message>
    <message>
        <source>the date is no day, month and year</source>
        <translation>the date is no day, month and year</translation>
    </message>
    <message>
        <source>how many units the carton holds is not said</source>
        <translation>how many units the carton holds is not said</translation>
    </message>
    <message>
        <source>The catalogue of this device does not hold this declaration. Check its number, or open the packing list as a file.</source>
        <translation>The catalogue of this device does not hold this declaration. Check its number, or open the packing list as a file.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>The file is larger than 64 MB.</source>
        <translation>The file is larger than 64 MB.</translation>
    </message>
    <message>
        <source>The file has more than 50,000 lines. Split it.</source>
        <translation>The file has more than 50,000 lines. Split it.</translation>
    </message>
    <message>
        <source>The file is not in Unicode: it may be in Windows-1258, TCVN3 or VNI, whose letters cannot be told for certain. Save it again as “CSV UTF-8”.</source>
        <translation>The file is not in Unicode: it may be in Windows-1258, TCVN3 or VNI, whose letters cannot be told for certain. Save it again as “CSV UTF-8”.</translation>
    </message>
    <message>
        <source>The first row names no columns for goods and quantity. Expected are names such as line, gtin, quantity, sscc.</source>
        <translation>The first row names no columns for goods and quantity. Expected are names such as line, gtin, quantity, sscc.</translation>
    </message>
    <message>
        <source>No row of the file could be used.</source>
        <translation>No row of the file could be used.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and that you may read it.</source>
        <translation>The file cannot be read. Check that it is there and that you may read it.</translation>
    </message>
    <message>
        <source>There is no catalogue on this device yet. Open the packing list as a file.</source>
        <translation>There is no catalogue on this device yet. Open the packing list as a file.</translation>
    </message>
    <message>
        <source>The catalogue is damaged and is being fetched again.</source>
        <translation>The catalogue is damaged and is being fetched again.</translation>
    </message>
    <message>
        <source>The catalogue was made for a newer version of the app.</source>
        <translation>The catalogue was made for a newer version of the app.</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Not seen</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>Mismatch</translation>
    </message>
    <message>
        <source>Green channel</source>
        <translation>Green channel</translation>
    </message>
    <message>
        <source>Yellow channel: papers</source>
        <translation>Yellow channel: papers</translation>
    </message>
    <message>
        <source>Red channel: papers and goods</source>
        <translation>Red channel: papers and goods</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Serial</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Manufacturer</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>HS code</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label: %1</source>
        <translation>Label: %1</translation>
    </message>
    <message>
        <source>Serial %1 is not declared</source>
        <translation>Serial %1 is not declared</translation>
    </message>
    <message>
        <source>%1: declared %2, the code says %3</source>
        <translation>%1: declared %2, the code says %3</translation>
    </message>
    <message>
        <source>%1: declared %2, the goods say %3</source>
        <translation>%1: declared %2, the goods say %3</translation>
    </message>
    <message>
        <source>%1: declared %2, recorded %3</source>
        <translation>%1: declared %2, recorded %3</translation>
    </message>
    <message>
        <source>Tightened check</source>
        <translation>Tightened check</translation>
    </message>
    <message>
        <source>Exempt from the check</source>
        <translation>Exempt from the check</translation>
    </message>
    <message>
        <source>Reduced check</source>
        <translation>Reduced check</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>Meets the requirements</source>
        <translation>Meets the requirements</translation>
    </message>
    <message>
        <source>Does not meet the requirements</source>
        <translation>Does not meet the requirements</translation>
    </message>
    <message>
        <source>The label does not meet the requirements</source>
        <translation>The label does not meet the requirements</translation>
    </message>
    <message>
        <source>The file was not completed</source>
        <translation>The file was not completed</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Line %1</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4</source>
        <translation>%1: %2, %3 of %4</translation>
    </message>
    <message>
        <source>Not declared: %1, %2 seen</source>
        <translation>Not declared: %1, %2 seen</translation>
    </message>
    <message>
        <source>%1: a proof is missing or does not hold (%2)</source>
        <translation>%1: a proof is missing or does not hold (%2)</translation>
    </message>
    <message>
        <source>%1: the records warn of these goods</source>
        <translation>%1: the records warn of these goods</translation>
    </message>
    <message>
        <source>%1, %2 at once</source>
        <translation>%1, %2 at once</translation>
    </message>
    <message>
        <source>%1 counted by hand. %2</source>
        <translation>%1 counted by hand. %2</translation>
    </message>
    <message>
        <source>Set to %1: %2</source>
        <translation>Set to %1: %2</translation>
    </message>
    <message>
        <source>%1 on the goods: %2</source>
        <translation>%1 on the goods: %2</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>Row %1: %2</translation>
    </message>
    <message>
        <source>The row is left out.</source>
        <translation>The row is left out.</translation>
    </message>
    <message>
        <source>Not counted: the data folder cannot be written or the disk is full. What was counted before is kept; free some space and scan again.</source>
        <translation>Not counted: the data folder cannot be written or the disk is full. What was counted before is kept; free some space and scan again.</translation>
    </message>
    <message>
        <source>What is kept of this check cannot be read. Nothing was deleted: ask for help.</source>
        <translation>What is kept of this check cannot be read. Nothing was deleted: ask for help.</translation>
    </message>
    <message>
        <source>This check is not on this device.</source>
        <translation>This check is not on this device.</translation>
    </message>
    <message>
        <source>Not kept: it is larger than can be kept.</source>
        <translation>Not kept: it is larger than can be kept.</translation>
    </message>
    <message>
        <source>This check has its result: nothing more is counted.</source>
        <translation>This check has its result: nothing more is counted.</translation>
    </message>
    <message>
        <source>This check was changed by another program. Open it again.</source>
        <translation>This check was changed by another program. Open it again.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) lack a proof that their tier asks for</source>
        <translation>
            <numerusform>%n line lacks a proof that its tier asks for</numerusform>
            <numerusform>%n lines lack a proof that their tier asks for</numerusform>
        </translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Not declared</translation>
    </message>
    <message>
        <source>%1 of %2 lines complete</source>
        <translation>%1 of %2 lines complete</translation>
    </message>
    <message>
        <source>%1 of %2 counted</source>
        <translation>%1 of %2 counted</translation>
    </message>
    <message>
        <source>%1 of %2 packages</source>
        <translation>%1 of %2 packages</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>By packages</source>
        <translation>By packages</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>Set to</translation>
    </message>
    <message>
        <source>Seen, not counted again</source>
        <translation>Seen, not counted again</translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation>Risk tier</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>No list on this device and no declaration in its catalogue names this logistic unit. Open the declaration or the packing list first.</source>
        <translation>No list on this device and no declaration in its catalogue names this logistic unit. Open the declaration or the packing list first.</translation>
    </message>
    <message>
        <source>Not understood, so not kept: write a day as 31/12/2026.</source>
        <translation>Not understood, so not kept: write a day as 31/12/2026.</translation>
    </message>
    <message>
        <source>This consignment was begun before: its check goes on.</source>
        <translation>This consignment was begun before: its check goes on.</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>First seen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>The records are being read: so far the proposal rests on the counts alone.</source>
        <translation>The records are being read: so far the proposal rests on the counts alone.</translation>
    </message>
    <message>
        <source>The proposal rests on the counts and on the records of the catalogue.</source>
        <translation>The proposal rests on the counts and on the records of the catalogue.</translation>
    </message>
    <message>
        <source>Without the catalogue nothing is said of tiers, proofs and deviations: the proposal rests on the counts alone. Counting goes on.</source>
        <translation>Without the catalogue nothing is said of tiers, proofs and deviations: the proposal rests on the counts alone. Counting goes on.</translation>
    </message>
    <message>
        <source>The result is withdrawn: the check is open again.</source>
        <translation>The result is withdrawn: the check is open again.</translation>
    </message>
    <message>
        <source>Lacks a proof</source>
        <translation>Lacks a proof</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>Open: result withdrawn</source>
        <translation>Open: result withdrawn</translation>
    </message>
    <message>
        <source>Finished, without minutes</source>
        <translation>Finished, without minutes</translation>
    </message>
    <message>
        <source>The draft of the minutes is among the inspections.</source>
        <translation>The draft of the minutes is among the inspections.</translation>
    </message>
    <message>
        <source>The check was put away. Nothing was deleted: it can be brought back.</source>
        <translation>The check was put away. Nothing was deleted: it can be brought back.</translation>
    </message>
    <message>
        <source>The check was brought back: it goes on.</source>
        <translation>The check was brought back: it goes on.</translation>
    </message>
    <message>
        <source>Result withdrawn on %1: %2</source>
        <translation>Result withdrawn on %1: %2</translation>
    </message>
    <message>
        <source>This check was put away: nothing more is counted until it is brought back.</source>
        <translation>This check was put away: nothing more is counted until it is brought back.</translation>
    </message>
    <message>
        <source>Not kept: say why.</source>
        <translation>Not kept: say why.</translation>
    </message>
    <message>
        <source>Put away: %1</source>
        <translation>Put away: %1</translation>
    </message>
    <message>
        <source>%1: these are goods, and their code does not say to which consignment they belong. Scan the code of their pallet or box (SSCC), enter the number of the declaration, or open the packing list.</source>
        <translation>%1: these are goods, and their code does not say to which consignment they belong. Scan the code of their pallet or box (SSCC), enter the number of the declaration, or open the packing list.</translation>
    </message>
    <message>
        <source>“%1” is no code of goods or of a logistic unit. Scan the code of a pallet or box (SSCC), enter the number of the declaration, or open the packing list.</source>
        <translation>“%1” is no code of goods or of a logistic unit. Scan the code of a pallet or box (SSCC), enter the number of the declaration, or open the packing list.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was opened.</source>
        <translation>Cancelled: nothing was opened.</translation>
    </message>
    <message>
        <source>Give the result notice</source>
        <translation>Give the result notice</translation>
    </message>
    <message>
        <source>The importer completes the papers</source>
        <translation>The importer completes the papers</translation>
    </message>
    <message>
        <source>The importer puts the label right</source>
        <translation>The importer puts the label right</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>overdue since %1</translation>
    </message>
    <message>
        <source>until %1, today</source>
        <translation>until %1, today</translation>
    </message>
    <message numerus="yes">
        <source>until %1, %n working day(s) left</source>
        <translation>
            <numerusform>until %1, %n working day left</numerusform>
            <numerusform>until %1, %n working days left</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the records was stopped: nothing is said of tiers, proofs and deviations, and the proposal rests on the counts alone. Counting goes on.</source>
        <translation>Reading the records was stopped: nothing is said of tiers, proofs and deviations, and the proposal rests on the counts alone. Counting goes on.</translation>
    </message>
    <message>
        <source>The finding is saved. Its check is not open and does not name it yet: open that check again.</source>
        <translation>The finding is saved. Its check is not open and does not name it yet: open that check again.</translation>
    </message>
    <message>
        <source>The finding is saved. The check of %1 is not open and does not name it yet: open that check again.</source>
        <translation>The finding is saved. The check of %1 is not open and does not name it yet: open that check again.</translation>
    </message>
    <message>
        <source>Nothing was kept: “%1…” is too long. Write at most some 1,300 characters in a line.</source>
        <translation>Nothing was kept: “%1…” is too long. Write at most some 1,300 characters in a line.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ConsignmentRows</name>
    <message>
        <source>A proof is missing or does not hold</source>
        <translation>A proof is missing or does not hold</translation>
    </message>
    <message>
        <source>First seen %1</source>
        <translation>First seen %1</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Not declared</translation>
    </message>
    <message>
        <source>Finding recorded</source>
        <translation>Finding recorded</translation>
    </message>
</context>
<context>
    <name>nqi::ui::CrashModel</name>
    <message>
        <source>The report cannot be written there: %1</source>
        <translation>The report cannot be written there: %1</translation>
    </message>
    <message>
        <source>The report cannot be deleted: %1</source>
        <translation>The report cannot be deleted: %1</translation>
    </message>
</context>
<context>
    <name>nqi::ui::DayModel</name>
    <message>
        <source>Report the measure to the agency</source>
        <translation>Report the measure to the agency</translation>
    </message>
    <message>
        <source>Hand over the sample to the laboratory</source>
        <translation>Hand over the sample to the laboratory</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Minutes signed</source>
        <translation>Minutes signed</translation>
    </message>
    <message>
        <source>No tier known</source>
        <translation>No tier known</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Files missing at the hub</source>
        <translation>Files missing at the hub</translation>
    </message>
    <message>
        <source>Refused by the hub</source>
        <translation>Refused by the hub</translation>
    </message>
    <message>
        <source>Complete at the hub</source>
        <translation>Complete at the hub</translation>
    </message>
    <message>
        <source>The oldest that waits was saved %1</source>
        <translation>The oldest that waits was saved %1</translation>
    </message>
    <message>
        <source>not on this device</source>
        <translation>not on this device</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
    <message>
        <source>of no known date</source>
        <translation>of no known date</translation>
    </message>
    <message>
        <source>Was due %1</source>
        <translation>Was due %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Until %1</translation>
    </message>
    <message>
        <source>Item without a record</source>
        <translation>Item without a record</translation>
    </message>
    <message>
        <source>Deadlines are not known: the inspections cannot be read.</source>
        <translation>Deadlines are not known: the inspections cannot be read.</translation>
    </message>
    <message>
        <source>Deadlines are not known: no national data.</source>
        <translation>Deadlines are not known: no national data.</translation>
    </message>
    <message>
        <source>Deadlines are being looked up.</source>
        <translation>Deadlines are being looked up.</translation>
    </message>
    <message>
        <source>No clock is running.</source>
        <translation>No clock is running.</translation>
    </message>
    <message>
        <source>Only of the latest %1 inspections: older ones are not looked at.</source>
        <translation>Only of the latest %1 inspections: older ones are not looked at.</translation>
    </message>
    <message numerus="yes">
        <source>The deadlines of %n consignment(s) are not known: they cannot be read on this device.</source>
        <translation>
            <numerusform>The deadlines of %n consignment are not known: they cannot be read on this device.</numerusform>
            <numerusform>The deadlines of %n consignments are not known: they cannot be read on this device.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only of the latest %1 consignments: older ones are not looked at.</source>
        <translation>Only of the latest %1 consignments: older ones are not looked at.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::DeadlinesModel</name>
    <message numerus="yes">
        <source>%n deadline(s) missed</source>
        <translation>
            <numerusform>%n deadline missed</numerusform>
            <numerusform>%n deadlines missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deadline(s) about to run out</source>
        <translation>
            <numerusform>%n deadline about to run out</numerusform>
            <numerusform>%n deadlines about to run out</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open NQI Inspector to see which.</source>
        <translation>Open NQI Inspector to see which.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::DetailsModel</name>
    <message>
        <source>Minutes: %1</source>
        <translation>Minutes: %1</translation>
    </message>
    <message>
        <source>Number on this device</source>
        <translation>Number on this device</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Replaces</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Establishment</translation>
    </message>
    <message>
        <source>Goods met</source>
        <translation>Goods met</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chain</translation>
    </message>
    <message>
        <source>the hub has seen a gap before this record</source>
        <translation>the hub has seen a gap before this record</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>At the hub</source>
        <translation>At the hub</translation>
    </message>
    <message>
        <source>Only on this device</source>
        <translation>Only on this device</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
</context>
<context>
    <name>nqi::ui::DocumentsModel</name>
    <message>
        <source>There is nothing to print on this form yet.</source>
        <translation>There is nothing to print on this form yet.</translation>
    </message>
    <message>
        <source>This paper cannot be drawn: the program was built without its font.</source>
        <translation>This paper cannot be drawn: the program was built without its font.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Saved as %1</translation>
    </message>
    <message>
        <source>Not saved: the folder cannot be written or is full. Choose another one.</source>
        <translation>Not saved: the folder cannot be written or is full. Choose another one.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to %1.</source>
        <translation>
            <numerusform>%n page sent to %1.</numerusform>
            <numerusform>%n pages sent to %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes nothing now. Check that it is on and connected, or save the paper and print it elsewhere.</source>
        <translation>%1 takes nothing now. Check that it is on and connected, or save the paper and print it elsewhere.</translation>
    </message>
    <message>
        <source>This paper was printed by a newer version of the app. Update the app to check it.</source>
        <translation>This paper was printed by a newer version of the app. Update the app to check it.</translation>
    </message>
    <message>
        <source>The code at the foot of this paper was not read whole. Scan it again, flat and near.</source>
        <translation>The code at the foot of this paper was not read whole. Scan it again, flat and near.</translation>
    </message>
    <message>
        <source>Stopped: nothing was saved.</source>
        <translation>Stopped: nothing was saved.</translation>
    </message>
    <message>
        <source>Stopped: the paper was not prepared.</source>
        <translation>Stopped: the paper was not prepared.</translation>
    </message>
    <message>
        <source>Preparing the paper</source>
        <translation>Preparing the paper</translation>
    </message>
    <message>
        <source>Preparing page %1 of %2</source>
        <translation>Preparing page %1 of %2</translation>
    </message>
    <message>
        <source>Preparing page %1</source>
        <translation>Preparing page %1</translation>
    </message>
    <message>
        <source>Saving page %1 of %2</source>
        <translation>Saving page %1 of %2</translation>
    </message>
    <message>
        <source>Printing page %1 of %2</source>
        <translation>Printing page %1 of %2</translation>
    </message>
</context>
<context>
    <name>nqi::ui::FindingModel</name>
    <message>
        <source>Not saved: the disk is full. Free some space and save again; what you wrote is still here.</source>
        <translation>Not saved: the disk is full. Free some space and save again; what you wrote is still here.</translation>
    </message>
    <message>
        <source>Not saved: the data folder cannot be written. Check its permissions and save again.</source>
        <translation>Not saved: the data folder cannot be written. Check its permissions and save again.</translation>
    </message>
    <message>
        <source>The store of findings is damaged. Nothing was deleted: keep a copy of the data folder and ask for help.</source>
        <translation>The store of findings is damaged. Nothing was deleted: keep a copy of the data folder and ask for help.</translation>
    </message>
    <message>
        <source>The store of findings was written by a newer version of the app. Update the app.</source>
        <translation>The store of findings was written by a newer version of the app. Update the app.</translation>
    </message>
    <message>
        <source>Another program is using the store of findings. Close it and try again.</source>
        <translation>Another program is using the store of findings. Close it and try again.</translation>
    </message>
    <message>
        <source>This finding is not on this device.</source>
        <translation>This finding is not on this device.</translation>
    </message>
    <message>
        <source>Not saved: the note or the photo is too large. Make it smaller and save again.</source>
        <translation>Not saved: the note or the photo is too large. Make it smaller and save again.</translation>
    </message>
    <message>
        <source>The store of findings belongs to another device. Nothing was changed: ask for help.</source>
        <translation>The store of findings belongs to another device. Nothing was changed: ask for help.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Saved on this device as number %1. It is uploaded by itself when there is a network.</source>
        <translation>Saved on this device as number %1. It is uploaded by itself when there is a network.</translation>
    </message>
    <message>
        <source>Not signed: the minutes are not complete. Fill in what is missing and sign again.</source>
        <translation>Not signed: the minutes are not complete. Fill in what is missing and sign again.</translation>
    </message>
    <message>
        <source>This device is locked, so its findings cannot be read. Unlock it.</source>
        <translation>This device is locked, so its findings cannot be read. Unlock it.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture could not be taken. Try again, or add a file.</source>
        <translation>The camera&apos;s picture could not be taken. Try again, or add a file.</translation>
    </message>
    <message>
        <source>Without a photo: %1</source>
        <translation>Without a photo: %1</translation>
    </message>
    <message>
        <source>What you entered before is still here.</source>
        <translation>What you entered before is still here.</translation>
    </message>
    <message>
        <source>%1 (to within %2 m)</source>
        <translation>%1 (to within %2 m)</translation>
    </message>
    <message>
        <source>Replaces the finding %1</source>
        <translation>Replaces the finding %1</translation>
    </message>
    <message numerus="yes">
        <source>What you entered before is still here, but %n file(s) of it cannot be read any more. Photograph again what is missing.</source>
        <translation>
            <numerusform>What you entered before is still here, but %n file of it cannot be read any more. Photograph again what is missing.</numerusform>
            <numerusform>What you entered before is still here, but %n files of it cannot be read any more. Photograph again what is missing.</numerusform>
        </translation>
    </message>
    <message>
        <source>The answers and the verdict are those of then.</source>
        <translation>The answers and the verdict are those of then.</translation>
    </message>
    <message>
        <source>The picture of the other scan is among the photographs.</source>
        <translation>The picture of the other scan is among the photographs.</translation>
    </message>
    <message>
        <source>It was stopped before it was done.</source>
        <translation>It was stopped before it was done.</translation>
    </message>
    <message>
        <source>Not discarded: the disk is full. Free some space and discard it again.</source>
        <translation>Not discarded: the disk is full. Free some space and discard it again.</translation>
    </message>
    <message>
        <source>Not discarded: the data folder cannot be written. Check its permissions and discard it again.</source>
        <translation>Not discarded: the data folder cannot be written. Check its permissions and discard it again.</translation>
    </message>
    <message>
        <source>Not discarded. %1</source>
        <translation>Not discarded. %1</translation>
    </message>
</context>
<context>
    <name>nqi::ui::FindingsModel</name>
    <message>
        <source>Saved here, waiting</source>
        <translation>Saved here, waiting</translation>
    </message>
    <message>
        <source>Received, files missing</source>
        <translation>Received, files missing</translation>
    </message>
    <message>
        <source>Held by the hub</source>
        <translation>Held by the hub</translation>
    </message>
    <message>
        <source>Refused by the hub</source>
        <translation>Refused by the hub</translation>
    </message>
    <message>
        <source>Item without a record</source>
        <translation>Item without a record</translation>
    </message>
    <message>
        <source>no files</source>
        <translation>no files</translation>
    </message>
    <message>
        <source>%1 of %2 files at the hub</source>
        <translation>%1 of %2 files at the hub</translation>
    </message>
    <message>
        <source>No findings yet</source>
        <translation>No findings yet</translation>
    </message>
    <message>
        <source>Everything is at the hub</source>
        <translation>Everything is at the hub</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) refused by the hub</source>
        <translation>
            <numerusform>%n finding refused by the hub</numerusform>
            <numerusform>%n findings refused by the hub</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) waiting for the hub</source>
        <translation>
            <numerusform>%n finding waiting for the hub</numerusform>
            <numerusform>%n findings waiting for the hub</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 findings</source>
        <translation>%1 of %2 findings</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Any outcome</translation>
    </message>
    <message>
        <source>%1 of the latest %2 findings</source>
        <translation>%1 of the latest %2 findings</translation>
    </message>
</context>
<context>
    <name>nqi::ui::FirmModel</name>
    <message>
        <source>Not reported yet</source>
        <translation>Not reported yet</translation>
    </message>
    <message>
        <source>Inspection that is not signed yet</source>
        <translation>Inspection that is not signed yet</translation>
    </message>
    <message numerus="yes">
        <source>%n more on this device</source>
        <translation>
            <numerusform>%n more on this device</numerusform>
            <numerusform>%n more on this device</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found on this device about this firm before.</source>
        <translation>Nothing was found on this device about this firm before.</translation>
    </message>
    <message>
        <source>The national data on this device names no firm of this code or name.</source>
        <translation>The national data on this device names no firm of this code or name.</translation>
    </message>
    <message>
        <source>No alert in force names its products.</source>
        <translation>No alert in force names its products.</translation>
    </message>
    <message>
        <source>There are more: see the page of the firm.</source>
        <translation>There are more: see the page of the firm.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::HistoryModel</name>
    <message>
        <source>This lot</source>
        <translation>This lot</translation>
    </message>
    <message>
        <source>This product</source>
        <translation>This product</translation>
    </message>
    <message>
        <source>This firm</source>
        <translation>This firm</translation>
    </message>
    <message>
        <source>Nothing was found on this device before: neither of the product nor of the firm.</source>
        <translation>Nothing was found on this device before: neither of the product nor of the firm.</translation>
    </message>
    <message numerus="yes">
        <source>%n more, on the page of the product</source>
        <translation>
            <numerusform>%n more, on the page of the product</numerusform>
            <numerusform>%n more, on the page of the product</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nqi::ui::InspectionItems</name>
    <message>
        <source>Item without a record</source>
        <translation>Item without a record</translation>
    </message>
    <message>
        <source>lot %1</source>
        <translation>lot %1</translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation>serial %1</translation>
    </message>
    <message>
        <source>Goods without a name</source>
        <translation>Goods without a name</translation>
    </message>
    <message>
        <source>Now judged: %1 (recorded: %2)</source>
        <translation>Now judged: %1 (recorded: %2)</translation>
    </message>
</context>
<context>
    <name>nqi::ui::InspectionModel</name>
    <message>
        <source>Not understood, so not kept: write a day as 31/12/2026, a time as 31/12/2026 14:05, a number in digits.</source>
        <translation>Not understood, so not kept: write a day as 31/12/2026, a time as 31/12/2026 14:05, a number in digits.</translation>
    </message>
    <message>
        <source>This cannot be changed.</source>
        <translation>This cannot be changed.</translation>
    </message>
    <message>
        <source>Signed minutes do not change: revise them.</source>
        <translation>Signed minutes do not change: revise them.</translation>
    </message>
    <message>
        <source>An earlier inspection has a seal of this number.</source>
        <translation>An earlier inspection has a seal of this number.</translation>
    </message>
    <message>
        <source>Row taken away</source>
        <translation>Row taken away</translation>
    </message>
    <message>
        <source>an earlier inspection</source>
        <translation>an earlier inspection</translation>
    </message>
    <message>
        <source>national data</source>
        <translation>national data</translation>
    </message>
    <message>
        <source>This device does not let the app know where it is: allow it in the system&apos;s settings, or type the place.</source>
        <translation>This device does not let the app know where it is: allow it in the system&apos;s settings, or type the place.</translation>
    </message>
    <message>
        <source>No position yet: go where the sky is free and try again, or type the place.</source>
        <translation>No position yet: go where the sky is free and try again, or type the place.</translation>
    </message>
    <message>
        <source>The position could not be found. Type the place.</source>
        <translation>The position could not be found. Type the place.</translation>
    </message>
    <message>
        <source>Signatures taken away</source>
        <translation>Signatures taken away</translation>
    </message>
    <message>
        <source>Decision %1</source>
        <translation>Decision %1</translation>
    </message>
    <message>
        <source>New survey</source>
        <translation>New survey</translation>
    </message>
    <message>
        <source>New inspection</source>
        <translation>New inspection</translation>
    </message>
    <message>
        <source>Keeping…</source>
        <translation>Keeping…</translation>
    </message>
    <message>
        <source>Signed: it no longer changes</source>
        <translation>Signed: it no longer changes</translation>
    </message>
    <message>
        <source>Kept on this device, %1</source>
        <translation>Kept on this device, %1</translation>
    </message>
    <message>
        <source>Everything you enter is kept by itself</source>
        <translation>Everything you enter is kept by itself</translation>
    </message>
    <message>
        <source>Signed as number %1 of this device. The minutes are sent to the hub by themselves.</source>
        <translation>Signed as number %1 of this device. The minutes are sent to the hub by themselves.</translation>
    </message>
    <message>
        <source>%1 was scanned after somebody had signed, so it is not in the minutes. To add it, take the signatures away and scan it again.</source>
        <translation>%1 was scanned after somebody had signed, so it is not in the minutes. To add it, take the signatures away and scan it again.</translation>
    </message>
    <message>
        <source>This time lies in the future, or before the samples were taken.</source>
        <translation>This time lies in the future, or before the samples were taken.</translation>
    </message>
    <message>
        <source>Say which measures were reported.</source>
        <translation>Say which measures were reported.</translation>
    </message>
    <message>
        <source>This time lies in the future, or before the measure was ordered.</source>
        <translation>This time lies in the future, or before the measure was ordered.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture could not be taken. Try again, or add a file.</source>
        <translation>The camera&apos;s picture could not be taken. Try again, or add a file.</translation>
    </message>
    <message>
        <source>Firm taken over</source>
        <translation>Firm taken over</translation>
    </message>
    <message>
        <source>The finding of %1 was recorded after somebody had signed: it is kept, and the minutes do not name it. They will when the signatures are taken away.</source>
        <translation>The finding of %1 was recorded after somebody had signed: it is kept, and the minutes do not name it. They will when the signatures are taken away.</translation>
    </message>
    <message>
        <source>Outcome taken over</source>
        <translation>Outcome taken over</translation>
    </message>
    <message>
        <source>Measure added</source>
        <translation>Measure added</translation>
    </message>
    <message>
        <source>What is on the screen could not be kept on this device, and is not on this paper. %1</source>
        <translation>What is on the screen could not be kept on this device, and is not on this paper. %1</translation>
    </message>
    <message>
        <source>What is on the screen could not be kept on this device: this paper shows what was kept on %1. %2</source>
        <translation>What is on the screen could not be kept on this device: this paper shows what was kept on %1. %2</translation>
    </message>
    <message>
        <source>Not signed: the minutes were changed in the meantime. Read them again, then sign.</source>
        <translation>Not signed: the minutes were changed in the meantime. Read them again, then sign.</translation>
    </message>
    <message>
        <source>The minutes were changed in the meantime: they are shown as they are now, without what was entered last. Enter it again.</source>
        <translation>The minutes were changed in the meantime: they are shown as they are now, without what was entered last. Enter it again.</translation>
    </message>
    <message>
        <source>Not signed, because what was entered last could not be kept. %1</source>
        <translation>Not signed, because what was entered last could not be kept. %1</translation>
    </message>
    <message>
        <source>“%1” is not in the minutes: they were signed in the meantime. Revise them, then add it again.</source>
        <translation>“%1” is not in the minutes: they were signed in the meantime. Revise them, then add it again.</translation>
    </message>
    <message>
        <source>Not in the minutes yet: %1. %2</source>
        <translation>Not in the minutes yet: %1. %2</translation>
    </message>
    <message>
        <source>Not given up: the minutes were changed in the meantime. Read them again, then decide.</source>
        <translation>Not given up: the minutes were changed in the meantime. Read them again, then decide.</translation>
    </message>
    <message>
        <source>Not signed, because a file could not be stored. Try again, or leave it out.</source>
        <translation>Not signed, because a file could not be stored. Try again, or leave it out.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::InspectionsModel</name>
    <message>
        <source>Establishment not named yet</source>
        <translation>Establishment not named yet</translation>
    </message>
    <message>
        <source>no decision number</source>
        <translation>no decision number</translation>
    </message>
    <message>
        <source>Decision %1</source>
        <translation>Decision %1</translation>
    </message>
    <message>
        <source>%1, revision %2</source>
        <translation>%1, revision %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Nothing scanned yet</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>%1 of the latest %2 inspections</source>
        <translation>%1 of the latest %2 inspections</translation>
    </message>
    <message>
        <source>%1 of %2 inspections</source>
        <translation>%1 of %2 inspections</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Any outcome</translation>
    </message>
</context>
<context>
    <name>nqi::ui::LockModel</name>
    <message>
        <source>A passphrase opens the data of this device; without it nobody can read them.</source>
        <translation>A passphrase opens the data of this device; without it nobody can read them.</translation>
    </message>
    <message>
        <source>The keychain of this computer opens the data for whoever is logged in.</source>
        <translation>The keychain of this computer opens the data for whoever is logged in.</translation>
    </message>
    <message>
        <source>Whoever can use this computer can read the data. Set a passphrase before it leaves the office.</source>
        <translation>Whoever can use this computer can read the data. Set a passphrase before it leaves the office.</translation>
    </message>
    <message>
        <source>That is not right. Nothing was changed: check the keyboard (Caps Lock, Telex) and try again.</source>
        <translation>That is not right. Nothing was changed: check the keyboard (Caps Lock, Telex) and try again.</translation>
    </message>
    <message>
        <source>Too short: take at least six characters.</source>
        <translation>Too short: take at least six characters.</translation>
    </message>
    <message>
        <source>The keychain of this computer does not keep the key. Nothing was changed: set a passphrase.</source>
        <translation>The keychain of this computer does not keep the key. Nothing was changed: set a passphrase.</translation>
    </message>
    <message>
        <source>There is not enough memory to check the passphrase. Close other programs and try again.</source>
        <translation>There is not enough memory to check the passphrase. Close other programs and try again.</translation>
    </message>
    <message>
        <source>The key cannot be written. Nothing was changed: check the space and the permissions of the data folder.</source>
        <translation>The key cannot be written. Nothing was changed: check the space and the permissions of the data folder.</translation>
    </message>
    <message>
        <source>Other users can read the key file, so it is not used. Ask your administrator to restore its permissions; nothing is lost.</source>
        <translation>Other users can read the key file, so it is not used. Ask your administrator to restore its permissions; nothing is lost.</translation>
    </message>
    <message>
        <source>The key file of this device cannot be read. Nothing was changed or deleted: keep the data folder and ask your administrator.</source>
        <translation>The key file of this device cannot be read. Nothing was changed or deleted: keep the data folder and ask your administrator.</translation>
    </message>
    <message>
        <source>The hub has revoked this device. Only your administrator has the code that opens its data.</source>
        <translation>The hub has revoked this device. Only your administrator has the code that opens its data.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::NewsModel</name>
    <message numerus="yes">
        <source>%n new serious alert(s)</source>
        <translation>
            <numerusform>%n new serious alert</numerusform>
            <numerusform>%n new serious alerts</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n about goods that you recorded</source>
        <translation>
            <numerusform>%n about goods that you recorded</numerusform>
            <numerusform>%n about goods that you recorded</numerusform>
        </translation>
    </message>
    <message>
        <source>You recorded these goods: finding No. %1, %2</source>
        <translation>You recorded these goods: finding No. %1, %2</translation>
    </message>
    <message>
        <source>Open NQI Inspector to read.</source>
        <translation>Open NQI Inspector to read.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ProfileModel</name>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>The file %1 cannot be read: %2</translation>
    </message>
    <message>
        <source>Nothing was taken over: the settings file cannot be written.</source>
        <translation>Nothing was taken over: the settings file cannot be written.</translation>
    </message>
    <message>
        <source>The profile “%1” is in use.</source>
        <translation>The profile “%1” is in use.</translation>
    </message>
    <message>
        <source>Nothing was changed back: the settings file cannot be written.</source>
        <translation>Nothing was changed back: the settings file cannot be written.</translation>
    </message>
    <message>
        <source>The settings are as before the profile.</source>
        <translation>The settings are as before the profile.</translation>
    </message>
    <message>
        <source>The profile cannot be written: %1</source>
        <translation>The profile cannot be written: %1</translation>
    </message>
    <message>
        <source>The profile is in %1.</source>
        <translation>The profile is in %1.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::RecordModel</name>
    <message>
        <source>This device has no such record any more.</source>
        <translation>This device has no such record any more.</translation>
    </message>
    <message>
        <source>The chain of one item or lot is drawn when its code is scanned.</source>
        <translation>The chain of one item or lot is drawn when its code is scanned.</translation>
    </message>
    <message>
        <source>Nothing was found here on this device before.</source>
        <translation>Nothing was found here on this device before.</translation>
    </message>
    <message>
        <source>No events of this lot as a whole are recorded. The chain of one item is drawn when its code is scanned.</source>
        <translation>No events of this lot as a whole are recorded. The chain of one item is drawn when its code is scanned.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ResultModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Serial</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>Expiry date</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Best before</translation>
    </message>
    <message>
        <source>Manufacture date</source>
        <translation>Manufacture date</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Brand</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Manufacturer</translation>
    </message>
    <message>
        <source>Declared origin</source>
        <translation>Declared origin</translation>
    </message>
    <message>
        <source>Net quantity</source>
        <translation>Net quantity</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>HS code</translation>
    </message>
    <message>
        <source>Company prefix held by</source>
        <translation>Company prefix held by</translation>
    </message>
    <message>
        <source>No national data on this device: only the code itself was read.</source>
        <translation>No national data on this device: only the code itself was read.</translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation>Data as of %1</translation>
    </message>
    <message>
        <source>This device has no traceability data.</source>
        <translation>This device has no traceability data.</translation>
    </message>
    <message>
        <source>No event is recorded as of %1.</source>
        <translation>No event is recorded as of %1.</translation>
    </message>
    <message>
        <source>No event is recorded.</source>
        <translation>No event is recorded.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ScanModel</name>
    <message>
        <source>Too dark: more light, please</source>
        <translation>Too dark: more light, please</translation>
    </message>
    <message>
        <source>Glare: tilt the package a little</source>
        <translation>Glare: tilt the package a little</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Come closer</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Hold still</translation>
    </message>
    <message>
        <source>The camera is gone. What was scanned is kept; plug it in again or choose another source. %1</source>
        <translation>The camera is gone. What was scanned is kept; plug it in again or choose another source. %1</translation>
    </message>
    <message>
        <source>No camera is connected. Open a picture, a folder or a video, or type the code.</source>
        <translation>No camera is connected. Open a picture, a folder or a video, or type the code.</translation>
    </message>
    <message>
        <source>The camera “%1” cannot be used now.</source>
        <translation>The camera “%1” cannot be used now.</translation>
    </message>
    <message>
        <source>“%1” is not there.</source>
        <translation>“%1” is not there.</translation>
    </message>
    <message>
        <source>“%1” is empty (0 bytes). Take or copy the picture again.</source>
        <translation>“%1” is empty (0 bytes). Take or copy the picture again.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: damaged, cut short, or not a picture or video.</source>
        <translation>“%1” cannot be read: damaged, cut short, or not a picture or video.</translation>
    </message>
    <message>
        <source>“%1” is too large to search. Make it smaller than 16,384 pixels a side.</source>
        <translation>“%1” is too large to search. Make it smaller than 16,384 pixels a side.</translation>
    </message>
    <message>
        <source>There is no picture in “%1”.</source>
        <translation>There is no picture in “%1”.</translation>
    </message>
    <message>
        <source>“%1” stopped sending pictures. What was scanned is kept; open it again.</source>
        <translation>“%1” stopped sending pictures. What was scanned is kept; open it again.</translation>
    </message>
    <message>
        <source>This picture cannot be searched for codes: it is too large or damaged.</source>
        <translation>This picture cannot be searched for codes: it is too large or damaged.</translation>
    </message>
    <message>
        <source>No code was found in “%1”. Take the picture closer, sharper, or with more light, or type the digits under the code.</source>
        <translation>No code was found in “%1”. Take the picture closer, sharper, or with more light, or type the digits under the code.</translation>
    </message>
    <message>
        <source>Type or paste a code first.</source>
        <translation>Type or paste a code first.</translation>
    </message>
    <message>
        <source>“%1” is cut short: the end of the picture is missing. Copy it again.</source>
        <translation>“%1” is cut short: the end of the picture is missing. Copy it again.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Not read</translation>
    </message>
    <message>
        <source>The scanner&apos;s letters were changed on their way in. %1: %2</source>
        <translation>The scanner&apos;s letters were changed on their way in. %1: %2</translation>
    </message>
    <message>
        <source>Type the address that the camera or the phone shows.</source>
        <translation>Type the address that the camera or the phone shows.</translation>
    </message>
    <message>
        <source>An address begins with http://, https:// or rtsp://.</source>
        <translation>An address begins with http://, https:// or rtsp://.</translation>
    </message>
    <message>
        <source>The address names no camera: after “//” comes its name or number, such as 192.168.1.20.</source>
        <translation>The address names no camera: after “//” comes its name or number, such as 192.168.1.20.</translation>
    </message>
    <message>
        <source>The number after “:” is no port. A “/”, “:” or “@” in a password is written %2F, %3A or %40.</source>
        <translation>The number after “:” is no port. A “/”, “:” or “@” in a password is written %2F, %3A or %40.</translation>
    </message>
    <message>
        <source>The address holds a space or a sign that no address has.</source>
        <translation>The address holds a space or a sign that no address has.</translation>
    </message>
    <message>
        <source>Connecting to “%1”…</source>
        <translation>Connecting to “%1”…</translation>
    </message>
    <message>
        <source>“%1” stopped sending pictures. What was scanned is kept; it is tried again in %2 s.</source>
        <translation>“%1” stopped sending pictures. What was scanned is kept; it is tried again in %2 s.</translation>
    </message>
    <message>
        <source>No pictures come from “%1”. Check the address, the user name and password, and that this device is in the same network. It is tried again in %2 s.</source>
        <translation>No pictures come from “%1”. Check the address, the user name and password, and that this device is in the same network. It is tried again in %2 s.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ScannerModel</name>
    <message>
        <source>Too short for a scan</source>
        <translation>Too short for a scan</translation>
    </message>
    <message>
        <source>Fewer than %1 characters are taken for typing.</source>
        <translation>Fewer than %1 characters are taken for typing.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::SearchModel</name>
    <message>
        <source>Products</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Companies</translation>
    </message>
    <message>
        <source>Company prefixes</source>
        <translation>Company prefixes</translation>
    </message>
    <message>
        <source>Alerts about this lot</source>
        <translation>Alerts about this lot</translation>
    </message>
    <message>
        <source>Traceability codes of this lot</source>
        <translation>Traceability codes of this lot</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Conformity assessment bodies</source>
        <translation>Conformity assessment bodies</translation>
    </message>
    <message>
        <source>Look for anything</source>
        <translation>Look for anything</translation>
    </message>
    <message>
        <source>Nothing recorded for “%1”</source>
        <translation>Nothing recorded for “%1”</translation>
    </message>
    <message>
        <source>Names cannot be searched yet</source>
        <translation>Names cannot be searched yet</translation>
    </message>
    <message>
        <source>A name, a number on the package, a tax code, a certificate, a lot. Accents need not be typed.</source>
        <translation>A name, a number on the package, a tax code, a certificate, a lot. Accents need not be typed.</translation>
    </message>
    <message>
        <source>The index of names is made after the first download. Numbers are found all the same.</source>
        <translation>The index of names is made after the first download. Numbers are found all the same.</translation>
    </message>
    <message>
        <source>Searched: %1 of %2 datasets on this device</source>
        <translation>Searched: %1 of %2 datasets on this device</translation>
    </message>
    <message>
        <source>%1, as of %2. What is not here may be recorded elsewhere.</source>
        <translation>%1, as of %2. What is not here may be recorded elsewhere.</translation>
    </message>
    <message>
        <source>%1. What is not here may be recorded elsewhere.</source>
        <translation>%1. What is not here may be recorded elsewhere.</translation>
    </message>
    <message>
        <source>Products with events of this lot</source>
        <translation>Products with events of this lot</translation>
    </message>
</context>
<context>
    <name>nqi::ui::SettingsModel</name>
    <message>
        <source>This setting holds until the app is closed: the settings file cannot be written. Check the free space and the permissions of the data folder.</source>
        <translation>This setting holds until the app is closed: the settings file cannot be written. Check the free space and the permissions of the data folder.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::StickModel</name>
    <message>
        <source>The stick is full. Nothing is lost on this device: use a larger one, or free its space.</source>
        <translation>The stick is full. Nothing is lost on this device: use a larger one, or free its space.</translation>
    </message>
    <message>
        <source>The stick cannot be written: is it locked against writing, or gone? Nothing is lost on this device.</source>
        <translation>The stick cannot be written: is it locked against writing, or gone? Nothing is lost on this device.</translation>
    </message>
    <message>
        <source>This is no folder of this computer: choose the stick, or a folder on it.</source>
        <translation>This is no folder of this computer: choose the stick, or a folder on it.</translation>
    </message>
    <message>
        <source>This device is not enrolled at a hub yet, so nothing can be sealed for one. Enrol it first; findings are kept until then.</source>
        <translation>This device is not enrolled at a hub yet, so nothing can be sealed for one. Enrol it first; findings are kept until then.</translation>
    </message>
    <message>
        <source>Nothing waits: the hub holds everything that was recorded here.</source>
        <translation>Nothing waits: the hub holds everything that was recorded here.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Sealed: only the hub can open it. Take the stick to the hub, and bring it back with the receipts; until then everything stays on this device, too.</source>
        <translation>Sealed: only the hub can open it. Take the stick to the hub, and bring it back with the receipts; until then everything stays on this device, too.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read on this device: their findings went without them, and the hub says so. Tell your administrator.</source>
        <translation>
            <numerusform>%n file cannot be read on this device: their findings went without them, and the hub says so. Tell your administrator.</numerusform>
            <numerusform>%n files cannot be read on this device: their findings went without them, and the hub says so. Tell your administrator.</numerusform>
        </translation>
    </message>
    <message>
        <source>This device is not enrolled at a hub yet: it cannot know whose data to trust. Enrol it first.</source>
        <translation>This device is not enrolled at a hub yet: it cannot know whose data to trust. Enrol it first.</translation>
    </message>
    <message>
        <source>Nothing for this device is on this stick: no receipts of the hub and no national data.</source>
        <translation>Nothing for this device is on this stick: no receipts of the hub and no national data.</translation>
    </message>
    <message>
        <source>The receipts cannot be taken: %1</source>
        <translation>The receipts cannot be taken: %1</translation>
    </message>
    <message numerus="yes">
        <source>The hub holds %n finding(s) of this stick with all their files.</source>
        <translation>
            <numerusform>The hub holds %n finding of this stick with all their files.</numerusform>
            <numerusform>The hub holds %n findings of this stick with all their files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n finding(s) it misses files: they stay here and go again.</source>
        <translation>
            <numerusform>Of %n finding it misses files: they stay here and go again.</numerusform>
            <numerusform>Of %n findings it misses files: they stay here and go again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) are not of this hub or not for this device, and were not taken. Tell your administrator.</source>
        <translation>
            <numerusform>%n receipt are not of this hub or not for this device, and were not taken. Tell your administrator.</numerusform>
            <numerusform>%n receipts are not of this hub or not for this device, and were not taken. Tell your administrator.</numerusform>
        </translation>
    </message>
    <message>
        <source>Newer national data are in use now.</source>
        <translation>Newer national data are in use now.</translation>
    </message>
    <message>
        <source>The national data on the stick are no newer than those on this device.</source>
        <translation>The national data on the stick are no newer than those on this device.</translation>
    </message>
    <message>
        <source>Stopped: nothing for the hub is on the stick. Everything is still on this device.</source>
        <translation>Stopped: nothing for the hub is on the stick. Everything is still on this device.</translation>
    </message>
    <message numerus="yes">
        <source>The hub has refused %n finding(s): they are on this device alone. The findings page says why.</source>
        <translation>
            <numerusform>The hub has refused %n finding: they are on this device alone. The findings page says why.</numerusform>
            <numerusform>The hub has refused %n findings: they are on this device alone. The findings page says why.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else waits.</source>
        <translation>Nothing else waits.</translation>
    </message>
    <message>
        <source>Stopped. Newer national data were taken before that and are in use now.</source>
        <translation>Stopped. Newer national data were taken before that and are in use now.</translation>
    </message>
    <message>
        <source>Stopped: no national data were taken from the stick. Those that this device had stay in use.</source>
        <translation>Stopped: no national data were taken from the stick. Those that this device had stay in use.</translation>
    </message>
    <message>
        <source>Receipts of the hub were not taken either: read the stick again to take them.</source>
        <translation>Receipts of the hub were not taken either: read the stick again to take them.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::SyncModel</name>
    <message>
        <source>No hub is set: findings stay on this device</source>
        <translation>No hub is set: findings stay on this device</translation>
    </message>
    <message>
        <source>none since the app was started</source>
        <translation>none since the app was started</translation>
    </message>
    <message>
        <source>No national data on this device</source>
        <translation>No national data on this device</translation>
    </message>
    <message>
        <source>The national data on this device is damaged</source>
        <translation>The national data on this device is damaged</translation>
    </message>
    <message>
        <source>The national data needs a newer version of the app</source>
        <translation>The national data needs a newer version of the app</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Codes can be read, but nothing can be compared. Synchronise when there is a network.</source>
        <translation>Codes can be read, but nothing can be compared. Synchronise when there is a network.</translation>
    </message>
    <message>
        <source>Data as of %1 (%2)</source>
        <translation>Data as of %1 (%2)</translation>
    </message>
    <message>
        <source>Talking to the hub…</source>
        <translation>Talking to the hub…</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) received by the hub</source>
        <translation>
            <numerusform>%n finding received by the hub</numerusform>
            <numerusform>%n findings received by the hub</numerusform>
        </translation>
    </message>
    <message>
        <source>The national data was renewed</source>
        <translation>The national data was renewed</translation>
    </message>
    <message>
        <source>Everything is up to date</source>
        <translation>Everything is up to date</translation>
    </message>
    <message>
        <source>Alerts and small changes are here. %1 wait for a line that costs nothing.</source>
        <translation>Alerts and small changes are here. %1 wait for an unmetered connection.</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Updating…</translation>
    </message>
    <message>
        <source>Updating: %1 % · %2 of %3</source>
        <translation>Updating: %1 % · %2 of %3</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What has arrived is kept; the next update goes on from there.</source>
        <translation>Stopped. What has arrived is kept; the next update goes on from there.</translation>
    </message>
    <message>
        <source>Paused: nothing is sent or fetched. What you record is kept on this device.</source>
        <translation>Paused: nothing is sent or fetched. What you record is kept on this device.</translation>
    </message>
    <message>
        <source>This device is known at the hub now</source>
        <translation>This device is known at the hub now</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 ahead: the hub&apos;s says %2.</source>
        <translation>This device&apos;s clock is %1 ahead: the hub&apos;s says %2.</translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 behind: the hub&apos;s says %2.</source>
        <translation>This device&apos;s clock is %1 behind: the hub&apos;s says %2.</translation>
    </message>
    <message>
        <source>What you record gets the device&apos;s time. Set the clock before you go on; what is recorded already keeps its time, so write down the difference in the minutes.</source>
        <translation>What you record gets the device&apos;s time. Set the clock before you go on; what is recorded already keeps its time, so write down the difference in the minutes.</translation>
    </message>
    <message>
        <source>age not known</source>
        <translation>age not known</translation>
    </message>
</context>
<context>
    <name>nqi::ui::TablesModel</name>
    <message>
        <source>This is no folder of this computer: choose another.</source>
        <translation>This is no folder of this computer: choose another.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder, or free some space.</source>
        <translation>%1 cannot be written: %2. Choose another folder, or free some space.</translation>
    </message>
    <message>
        <source>Written to %1: %2. These files are not sealed: whoever has them can read them.</source>
        <translation>Written to %1: %2. These files are not sealed: whoever has them can read them.</translation>
    </message>
    <message>
        <source>Stopped: no file was written.</source>
        <translation>Stopped: no file was written.</translation>
    </message>
</context>
</TS>
