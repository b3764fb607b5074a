// SPDX-License-Identifier: Apache-2.0
import QtQuick

QtObject {
    required property var app

    property string note: app.t("Mũ không có dấu hợp quy CR; cơ sở trình bản sao giấy chứng nhận đã hết hạn.", "No CR mark on the helmet; the establishment shows a copy of an expired certificate.")
    property string place: app.settings.place
    readonly property bool online: app.result.mode === "online"
    property var listing: Object.assign({}, app.result.listing, { url: app.result.listingUrl })
    property bool canLocate: app.scene !== "offline"
    property bool locating: false
    property string position: ""
    property string positionProblem: ""
    property string inspector: app.settings.inspector
    property bool photo: true
    property bool photoAvailable: app.scene !== "offline"
    property string photoSource: "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='640' height='360'><rect width='640' height='360' fill='%238d9aa5'/><rect x='90' y='40' width='460' height='280' rx='12' fill='%23f7f4ea'/><rect x='90' y='40' width='460' height='60' rx='12' fill='%232f6f4f'/><path d='M130 200v80M140 200v80M152 200v80M158 200v80M170 200v80M182 200v80M190 200v80M204 200v80M212 200v80M226 200v80' stroke='black' stroke-width='4'/></svg>"
    property bool busy: false
    property bool photoRequired: app.result.level === "violation" || app.result.level === "danger"
    property string noPhotoReason: ""
    property bool entered: false
    property var unfinished: []
    property var choice: ({})
    property string discarded: ""
    property string discardProblem: ""
    property bool pictureRemoved: false
    property bool unkept: false
    property bool afterSigning: false
    property bool correction: false
    property var photos: []
    readonly property var guide: [
        { label: "front", text: app.t("Mặt trước bao bì", "Front of the package"), taken: photos.some(one => one.label === "front") },
        { label: "mark", text: app.t("Dấu hợp quy cùng số hiệu", "Conformity mark with its number"), taken: photos.some(one => one.label === "mark") }
    ]
    property bool canSave: inspector !== "" && (!photoRequired || photos.length > 0 || (photo && photoAvailable) || noPhotoReason !== "")
    property string message: app.scene === "error" ? app.t("Bộ nhớ đã đầy: chưa có gì được lưu. Giải phóng dung lượng rồi lưu lại.", "The storage is full: nothing was saved. Free some space and save again.") : ""
    property string messageLevel: "error"
    property string savedId: ""
    property int savedNumber: 0

    signal saved(string id)

    function begin() {
        savedId = "";
        app.note("begin");
    }
    function goOnWith(key: string) {
        unfinished = unfinished.filter(row => row.key !== key);
        choice = {};
        app.note("goOnWith " + key);
    }
    function goOnWithNewAnswers() {
        choice = {};
        app.note("goOnWithNewAnswers");
    }
    function beginAnew() {
        choice = {};
        app.note("beginAnew");
    }
    function discard(key: string) {
        discarded = unfinished.find(row => row.key === key).title;
        unfinished = unfinished.filter(row => row.key !== key);
        app.note("discard " + key);
    }
    function restoreDiscarded() {
        discarded = "";
        app.note("restoreDiscarded");
    }
    function keep() {}
    function setListing(name: string, value: string) {
        app.note("setListing " + name + " " + value);
        listing = Object.assign({}, listing, { [name]: value });
    }
    function locate() {
        app.note("locate");
        position = "21.02851, 105.80482";
    }
    function dropPosition() {
        app.note("dropPosition");
        position = "";
    }
    function addFrame(label: string) {
        app.note("addFrame " + label);
        photos = photos.concat([{ label: label, text: guide.find(one => one.label === label).text, source: photoSource }]);
    }
    function addPicture(file: url, label: string) { app.note("addPicture " + label); }
    function paste(label: string) { app.note("paste " + label); }
    function removePicture(row: int) {
        app.note("removePicture " + row);
        photos = photos.filter((one, i) => i !== row);
        pictureRemoved = true;
    }
    function restorePicture() {
        app.note("restorePicture");
        pictureRemoved = false;
    }
    function save() {
        app.note("save");
        busy = true;
    }
    /// The commit, as the test decides.
    function commit() {
        busy = false;
        savedNumber = 18;
        savedId = "0198c7a2-51d4-7c3e-9f10-3b1a4c6d7e8f";
        saved(savedId);
    }
}
