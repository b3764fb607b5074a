// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Nqi.Controls

/// Several lines of the inspection's form, or of a row of one of its lists.
NoteField {
    required property var inspection
    required property string name
    property string list
    property int row: 0

    lines: 3
    text: list === "" ? inspection.fields[name] ?? "" : (inspection.lists[list] ?? [])[row]?.[name] ?? ""
    enabled: !inspection.readOnly
    onEdited: text => list === "" ? inspection.set(name, text) : inspection.setCell(list, row, name, text)
}
