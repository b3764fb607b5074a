<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Folder of the data</source>
        <translation>Thư mục dữ liệu</translation>
    </message>
    <message>
        <source>This is the demonstration. To leave it, close the app and start it as usual.</source>
        <translation>Đây là bản dùng thử. Để thoát, đóng ứng dụng rồi mở lại như thường lệ.</translation>
    </message>
    <message>
        <source>The app compares codes with records. It never says that goods are genuine or fake: that is for the inspector to conclude.</source>
        <translation>Ứng dụng đối chiếu mã với dữ liệu và không bao giờ kết luận hàng thật hay hàng giả: kết luận thuộc về kiểm soát viên.</translation>
    </message>
    <message>
        <source>The notices about the work of others are made with the package: this build has none.</source>
        <translation>Thông báo về phần mềm và dữ liệu của bên khác được tạo cùng gói cài đặt: bản dựng này không có.</translation>
    </message>
    <message>
        <source>Work of others, and its licences</source>
        <translation>Phần mềm và dữ liệu của bên khác, và giấy phép</translation>
    </message>
    <message>
        <source>Save the bill of materials…</source>
        <translation>Lưu bảng kê thành phần…</translation>
    </message>
    <message>
        <source>Save the bill of materials</source>
        <translation>Lưu bảng kê thành phần</translation>
    </message>
    <message>
        <source>Bills of materials (*.spdx.json)</source>
        <translation>Bảng kê thành phần (*.spdx.json)</translation>
    </message>
    <message>
        <source>Notices: %1</source>
        <translation>Thông báo: %1</translation>
    </message>
</context>
<context>
    <name>AdditionsCard</name>
    <message>
        <source>After the visit</source>
        <translation>Sau đợt kiểm tra</translation>
    </message>
    <message>
        <source>Hand-overs and reports are added to the signed minutes. The signatures stay valid; nobody signs again.</source>
        <translation>Việc giao mẫu và báo cáo được bổ sung vào biên bản đã ký. Các chữ ký vẫn có giá trị; không ai phải ký lại.</translation>
    </message>
    <message>
        <source>These signatures cover hand-overs and reports as well: make a revision to write down what followed.</source>
        <translation>Các chữ ký này bao gồm cả phần giao mẫu và báo cáo: hãy lập lại biên bản để ghi những việc phát sinh sau đó.</translation>
    </message>
    <message>
        <source>Handed over to the laboratory</source>
        <translation>Đã giao mẫu cho phòng thử nghiệm</translation>
    </message>
    <message>
        <source>Reported to the agency</source>
        <translation>Đã báo cáo cơ quan</translation>
    </message>
    <message>
        <source>Hand-over as a document</source>
        <translation>Biên bản giao nhận dạng văn bản</translation>
    </message>
</context>
<context>
    <name>AgencySettings</name>
    <message>
        <source>Open a profile</source>
        <translation>Mở hồ sơ cài đặt</translation>
    </message>
    <message>
        <source>Save a profile</source>
        <translation>Lưu hồ sơ cài đặt</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>Hồ sơ cài đặt (*.json)</translation>
    </message>
    <message>
        <source>Settings of this device</source>
        <translation>Cài đặt của thiết bị này</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>Market: inspections first</source>
        <translation>Thị trường: đợt kiểm tra trước</translation>
    </message>
    <message>
        <source>Border: consignments first</source>
        <translation>Cửa khẩu: lô hàng trước</translation>
    </message>
    <message>
        <source>Written into the papers of new inspections as who ordered them.</source>
        <translation>Được ghi vào giấy tờ của đợt kiểm tra mới: cơ quan ra quyết định.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Where you work; written behind your name.</source>
        <translation>Nơi bạn công tác; ghi sau tên bạn.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Hồ sơ cài đặt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>Open a profile…</source>
        <translation>Mở hồ sơ cài đặt…</translation>
    </message>
    <message>
        <source>Save these settings as a profile…</source>
        <translation>Lưu các cài đặt này thành hồ sơ…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>AlertsFilter</name>
    <message>
        <source>Search alerts</source>
        <translation>Tìm cảnh báo</translation>
    </message>
    <message>
        <source>Product, brand, hazard, reference</source>
        <translation>Sản phẩm, nhãn hiệu, mối nguy, số hiệu</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Biện pháp</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Stop of sale</source>
        <translation>Ngừng bán</translation>
    </message>
    <message>
        <source>Destruction</source>
        <translation>Tiêu hủy</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Country that alerts</source>
        <translation>Nước cảnh báo</translation>
    </message>
    <message>
        <source>Goods group</source>
        <translation>Nhóm hàng</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Bỏ lọc</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Alerts, newest first</source>
        <translation>Cảnh báo, mới nhất trước</translation>
    </message>
    <message>
        <source>No alert passes this filter</source>
        <translation>Không có cảnh báo nào phù hợp</translation>
    </message>
    <message>
        <source>No alerts on this device</source>
        <translation>Không có cảnh báo trên thiết bị này</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Reading the alerts…</source>
        <translation>Đang đọc các cảnh báo…</translation>
    </message>
    <message>
        <source>Alerts come with the national data. Connect once to download them.</source>
        <translation>Cảnh báo có trong dữ liệu quốc gia. Hãy kết nối mạng một lần để tải về.</translation>
    </message>
    <message>
        <source>Synchronise the national data</source>
        <translation>Đồng bộ dữ liệu quốc gia</translation>
    </message>
    <message>
        <source>Words cannot be searched yet</source>
        <translation>Chưa tìm theo từ được</translation>
    </message>
    <message>
        <source>The index of words is made after the first download. The other filters work all the same.</source>
        <translation>Chỉ mục tìm kiếm được lập sau lần tải đầu tiên. Các bộ lọc khác vẫn dùng được.</translation>
    </message>
    <message>
        <source>Fewer words, another country or another goods group may show more. What is not here may have been alerted elsewhere.</source>
        <translation>Bớt từ, chọn nước khác hoặc nhóm hàng khác có thể cho thêm kết quả. Cảnh báo không có ở đây có thể đã được công bố ở nơi khác.</translation>
    </message>
    <message>
        <source>Alerts found</source>
        <translation>Cảnh báo tìm thấy</translation>
    </message>
</context>
<context>
    <name>AnnexesCard</name>
    <message>
        <source>Annexes</source>
        <translation>Phụ lục</translation>
    </message>
    <message>
        <source>Take away annex %1</source>
        <translation>Bỏ phụ lục %1</translation>
    </message>
    <message>
        <source>What the annex shows</source>
        <translation>Phụ lục thể hiện nội dung gì</translation>
    </message>
    <message>
        <source>Invoice, certificate, shelf with the goods</source>
        <translation>Hóa đơn, giấy chứng nhận, kệ hàng</translation>
    </message>
    <message>
        <source>Written into the minutes beside the file.</source>
        <translation>Được ghi vào biên bản cùng với tệp.</translation>
    </message>
    <message>
        <source>Photograph as an annex</source>
        <translation>Chụp ảnh làm phụ lục</translation>
    </message>
    <message>
        <source>Picture or PDF as an annex</source>
        <translation>Thêm ảnh hoặc PDF làm phụ lục</translation>
    </message>
    <message>
        <source>First write what it shows, then add it.</source>
        <translation>Hãy ghi nội dung thể hiện trước, rồi thêm.</translation>
    </message>
    <message>
        <source>Paste as an annex</source>
        <translation>Dán làm phụ lục</translation>
    </message>
</context>
<context>
    <name>AppPlaces</name>
    <message>
        <source>Inspection</source>
        <translation>Đợt kiểm tra</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Phát hiện</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Đồng bộ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Consignment</source>
        <translation>Lô hàng</translation>
    </message>
</context>
<context>
    <name>AppScrollBar</name>
    <message>
        <source>Scroll bar</source>
        <translation>Thanh cuộn</translation>
    </message>
</context>
<context>
    <name>CalendarMonth</name>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A day as it is read out, in the letters of Qt: &quot;18 November 2026&quot;</extracomment>
        <translation>d MMMM &apos;năm&apos; yyyy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
</context>
<context>
    <name>CalendarSheet</name>
    <message>
        <source>en_GB</source>
        <extracomment>The English that is read here: its weeks begin on Monday, as those of Viet Nam do.</extracomment>
        <translation>vi_VN</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Tháng trước</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Tháng sau</translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation>Năm trước</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>Năm sau</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Phút</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Bây giờ</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Take over this time</source>
        <translation>Lấy thời điểm này</translation>
    </message>
</context>
<context>
    <name>CameraLayer</name>
    <message>
        <source>Focus is set here</source>
        <translation>Lấy nét tại đây</translation>
    </message>
    <message>
        <source>Light off</source>
        <translation>Tắt đèn</translation>
    </message>
    <message>
        <source>Light on</source>
        <translation>Bật đèn</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Gần hơn</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Xa hơn</translation>
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
        <translation>Ảnh vừa chụp: %1</translation>
    </message>
    <message>
        <source>Viewfinder: %1</source>
        <translation>Khung ngắm: %1</translation>
    </message>
    <message>
        <source>The camera is starting</source>
        <translation>Máy ảnh đang khởi động</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Photograph with the camera</source>
        <translation>Chụp bằng máy ảnh</translation>
    </message>
    <message>
        <source>Close without a photograph</source>
        <translation>Đóng, không chụp</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Other camera</source>
        <translation>Máy ảnh khác</translation>
    </message>
    <message>
        <source>Take the photograph</source>
        <translation>Chụp ảnh</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Chụp lại</translation>
    </message>
    <message>
        <source>Use this photograph</source>
        <translation>Dùng ảnh này</translation>
    </message>
</context>
<context>
    <name>CheckReasons</name>
    <message>
        <source>Legal basis: %1</source>
        <translation>Căn cứ pháp lý: %1</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Hide the reasons of: %1</source>
        <translation>Ẩn lý do của: %1</translation>
    </message>
    <message>
        <source>Show the reasons of: %1</source>
        <translation>Hiện lý do của: %1</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Code typed by hand</source>
        <translation>Mã nhập tay</translation>
    </message>
    <message>
        <source>Type or paste a code</source>
        <translation>Nhập hoặc dán mã</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
</context>
<context>
    <name>ConsignmentEntries</name>
    <message>
        <source>What was seen and said</source>
        <translation>Đã thấy và đã ghi</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Rút lại lần ghi này</translation>
    </message>
    <message>
        <source>Counted by mistake</source>
        <translation>Đếm nhầm</translation>
    </message>
    <message>
        <source>Counted twice</source>
        <translation>Đếm hai lần</translation>
    </message>
    <message>
        <source>Not goods of this consignment</source>
        <translation>Không phải hàng của lô này</translation>
    </message>
    <message>
        <source>%1 · withdrawn</source>
        <translation>%1 · đã rút lại</translation>
    </message>
    <message>
        <source>Withdraw: %1</source>
        <translation>Rút lại: %1</translation>
    </message>
</context>
<context>
    <name>ConsignmentFinishSheet</name>
    <message>
        <source>Meets the requirements</source>
        <translation>Đáp ứng yêu cầu</translation>
    </message>
    <message>
        <source>Does not meet the requirements</source>
        <translation>Không đáp ứng yêu cầu</translation>
    </message>
    <message>
        <source>The label does not meet the requirements</source>
        <translation>Không đáp ứng yêu cầu về nhãn</translation>
    </message>
    <message>
        <source>The file was not completed</source>
        <translation>Không hoàn thiện đầy đủ hồ sơ</translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation>Kết quả kiểm tra</translation>
    </message>
    <message>
        <source>Result (Form 3)</source>
        <translation>Kết quả (Mẫu số 3)</translation>
    </message>
    <message>
        <source>Reasons in your words</source>
        <translation>Lý do, theo lời cán bộ</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Sai khác</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Lưu kết quả</translation>
    </message>
    <message>
        <source>Proposed: %1. You decide.</source>
        <translation>Đề xuất: %1. Cán bộ kiểm tra quyết định.</translation>
    </message>
    <message>
        <source>%1. Nothing more is counted then. Save it?</source>
        <translation>%1. Sau khi lưu sẽ không đếm thêm được. Lưu kết quả?</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Yes, save it</source>
        <translation>Đồng ý lưu</translation>
    </message>
</context>
<context>
    <name>ConsignmentGoodsActions</name>
    <message>
        <source>Number of the line that they belong to</source>
        <translation>Số thứ tự dòng hàng tương ứng</translation>
    </message>
    <message>
        <source>Empty: they are taken back and counted nowhere</source>
        <translation>Để trống: rút lại và không đếm vào dòng nào</translation>
    </message>
    <message>
        <source>Count to line %1</source>
        <translation>Đếm vào dòng %1</translation>
    </message>
    <message>
        <source>Take these goods back</source>
        <translation>Rút lại hàng này</translation>
    </message>
    <message>
        <source>Not goods of this consignment</source>
        <translation>Không phải hàng của lô này</translation>
    </message>
    <message>
        <source>Scanned by mistake</source>
        <translation>Quét nhầm</translation>
    </message>
    <message>
        <source>The code was read wrongly</source>
        <translation>Mã đọc sai</translation>
    </message>
    <message>
        <source>There is no such line.</source>
        <translation>Không có dòng này.</translation>
    </message>
</context>
<context>
    <name>ConsignmentHead</name>
    <message numerus="yes">
        <source>%n row(s) of the list need a look:</source>
        <translation>
            <numerusform>%n dòng của tệp cần xem lại:</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Count by hand</source>
        <translation>Đếm tay</translation>
    </message>
    <message>
        <source>Result notice</source>
        <translation>Thông báo kết quả</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Đăng ký kiểm tra</translation>
    </message>
    <message>
        <source>Details for the papers</source>
        <translation>Thông tin cho giấy tờ</translation>
    </message>
    <message>
        <source>Show all these rows</source>
        <translation>Xem tất cả các dòng này</translation>
    </message>
    <message>
        <source>Withdraw the result</source>
        <translation>Thu hồi kết quả</translation>
    </message>
    <message>
        <source>Withdrawn result notice</source>
        <translation>Thông báo kết quả đã thu hồi</translation>
    </message>
    <message>
        <source>Make the minutes</source>
        <translation>Lập biên bản</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Put away this check</source>
        <translation>Gác lại lần kiểm tra này</translation>
    </message>
</context>
<context>
    <name>ConsignmentLacks</name>
    <message>
        <source>The result is saved, but its minutes were never made: the app ended in between.</source>
        <translation>Kết quả đã lưu nhưng biên bản chưa được lập: ứng dụng đã dừng giữa chừng.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) of these goods are saved, but the check does not name them yet: the disk may be full, or the data folder cannot be written.</source>
        <translation>
            <numerusform>%n phát hiện về hàng hóa này đã được lưu, nhưng lần kiểm tra chưa ghi nhận: có thể bộ nhớ đã đầy hoặc không ghi được vào thư mục dữ liệu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>ConsignmentLineActions</name>
    <message>
        <source>Origin</source>
        <translation>Xuất xứ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Kiểu loại</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Nhà sản xuất</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>Mã HS</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Số lô</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Thêm một</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Reason for setting the count</source>
        <translation>Lý do đặt lại số đếm</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>Đặt là %1</translation>
    </message>
    <message>
        <source>The goods themselves say something else</source>
        <translation>Trên hàng hóa ghi khác</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Ghi nhận</translation>
    </message>
</context>
<context>
    <name>ConsignmentLineSheet</name>
    <message>
        <source>Line %1</source>
        <translation>Dòng %1</translation>
    </message>
    <message>
        <source>Goods that are not declared</source>
        <translation>Hàng hóa không khai báo</translation>
    </message>
    <message>
        <source>What the records say</source>
        <translation>Kết quả đối chiếu dữ liệu</translation>
    </message>
    <message>
        <source>Record a finding</source>
        <translation>Ghi phát hiện</translation>
    </message>
    <message>
        <source>Finding recorded</source>
        <translation>Đã ghi phát hiện</translation>
    </message>
    <message>
        <source>Open the finding</source>
        <translation>Mở phát hiện</translation>
    </message>
</context>
<context>
    <name>ConsignmentList</name>
    <message>
        <source>Lines of the consignment</source>
        <translation>Các dòng hàng của lô</translation>
    </message>
    <message>
        <source>Nothing is in this state.</source>
        <translation>Không có dòng nào ở trạng thái này.</translation>
    </message>
    <message>
        <source>No line was found.</source>
        <translation>Không tìm thấy dòng nào.</translation>
    </message>
</context>
<context>
    <name>ConsignmentLongWork</name>
    <message>
        <source>Opening the consignment</source>
        <translation>Đang mở lô hàng</translation>
    </message>
    <message>
        <source>Cancel the opening</source>
        <translation>Hủy việc mở</translation>
    </message>
    <message>
        <source>Stop reading the records</source>
        <translation>Dừng đọc dữ liệu</translation>
    </message>
    <message>
        <source>Read the records</source>
        <translation>Đọc dữ liệu</translation>
    </message>
</context>
<context>
    <name>ConsignmentPapersSheet</name>
    <message>
        <source>Details for the papers</source>
        <translation>Thông tin cho giấy tờ</translation>
    </message>
    <message>
        <source>Registration (Form 1)</source>
        <translation>Đăng ký (Mẫu 01)</translation>
    </message>
    <message>
        <source>Authority that is registered with</source>
        <translation>Cơ quan tiếp nhận đăng ký</translation>
    </message>
    <message>
        <source>Number of the registration</source>
        <translation>Số đăng ký</translation>
    </message>
    <message>
        <source>Date of the registration</source>
        <translation>Ngày đăng ký</translation>
    </message>
    <message>
        <source>Address of the importer</source>
        <translation>Địa chỉ người nhập khẩu</translation>
    </message>
    <message>
        <source>Telephone of the importer</source>
        <translation>Điện thoại người nhập khẩu</translation>
    </message>
    <message>
        <source>Who signs for the importer</source>
        <translation>Người ký thay mặt người nhập khẩu</translation>
    </message>
    <message>
        <source>Border gate</source>
        <translation>Cửa khẩu nhập</translation>
    </message>
    <message>
        <source>Where the goods are stored</source>
        <translation>Địa chỉ lưu giữ hàng hóa</translation>
    </message>
    <message>
        <source>Certificates, one a line: number; body; date</source>
        <translation>Giấy chứng nhận, mỗi dòng một giấy: số; tổ chức cấp; ngày cấp</translation>
    </message>
    <message>
        <source>Photos of the goods are enclosed</source>
        <translation>Có kèm ảnh hàng hóa</translation>
    </message>
    <message>
        <source>The Vietnamese sub-label is enclosed</source>
        <translation>Có kèm nhãn phụ tiếng Việt</translation>
    </message>
    <message>
        <source>Other papers enclosed</source>
        <translation>Tài liệu khác kèm theo</translation>
    </message>
    <message>
        <source>Result notice (Form 3)</source>
        <translation>Thông báo kết quả (Mẫu 03)</translation>
    </message>
    <message>
        <source>Authority that gives the notice</source>
        <translation>Cơ quan ra thông báo</translation>
    </message>
    <message>
        <source>Number of the notice</source>
        <translation>Số thông báo</translation>
    </message>
    <message>
        <source>Who signs the notice</source>
        <translation>Người ký thông báo</translation>
    </message>
    <message>
        <source>Position of who signs the notice</source>
        <translation>Chức vụ người ký thông báo</translation>
    </message>
    <message>
        <source>What the result rests on</source>
        <translation>Căn cứ của kết quả kiểm tra</translation>
    </message>
    <message>
        <source>Certificates, standards, technical regulations</source>
        <translation>Giấy chứng nhận, tiêu chuẩn, quy chuẩn kỹ thuật</translation>
    </message>
    <message>
        <source>Save the details</source>
        <translation>Lưu thông tin</translation>
    </message>
</context>
<context>
    <name>ConsignmentProgress</name>
    <message>
        <source>All: %1</source>
        <translation>Tất cả: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Search the lines</source>
        <translation>Tìm trong các dòng hàng</translation>
    </message>
    <message>
        <source>Code, name or number of the line</source>
        <translation>Mã, tên hàng hoặc số thứ tự dòng</translation>
    </message>
    <message>
        <source>Counted last: line %1</source>
        <translation>Vừa đếm: dòng %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Bộ lọc</translation>
    </message>
</context>
<context>
    <name>ConsignmentPutAwaySheet</name>
    <message>
        <source>Put away this check</source>
        <translation>Gác lại lần kiểm tra này</translation>
    </message>
    <message>
        <source>The check closes and is no longer among those to go on with. Nothing is deleted: it is found under “Put away”, with your reason, and can be brought back.</source>
        <translation>Lần kiểm tra được đóng và không còn trong danh sách làm tiếp. Không có gì bị xóa: lần kiểm tra nằm ở mục “Đã gác lại” kèm lý do và có thể mở lại.</translation>
    </message>
    <message>
        <source>Put away and close</source>
        <translation>Gác lại và đóng</translation>
    </message>
    <message>
        <source>Wrong declaration</source>
        <translation>Nhầm tờ khai</translation>
    </message>
    <message>
        <source>Wrong packing list</source>
        <translation>Nhầm phiếu đóng gói</translation>
    </message>
    <message>
        <source>Begun twice</source>
        <translation>Bắt đầu hai lần</translation>
    </message>
    <message>
        <source>The check does not take place</source>
        <translation>Không tiến hành kiểm tra</translation>
    </message>
</context>
<context>
    <name>ConsignmentRow</name>
    <message>
        <source>Line %1</source>
        <translation>Dòng %1</translation>
    </message>
</context>
<context>
    <name>ConsignmentRowsSheet</name>
    <message>
        <source>Rows of the list that need a look</source>
        <translation>Các dòng trong bảng kê cần xem lại</translation>
    </message>
</context>
<context>
    <name>ConsignmentStart</name>
    <message>
        <source>Back to scan</source>
        <translation>Về trang quét</translation>
    </message>
    <message>
        <source>Number of the customs declaration, or a scanned SSCC</source>
        <translation>Số tờ khai hải quan, hoặc mã SSCC quét được</translation>
    </message>
    <message>
        <source>Open the declaration</source>
        <translation>Mở tờ khai</translation>
    </message>
    <message>
        <source>Open a packing list (CSV)</source>
        <translation>Mở phiếu đóng gói (CSV)</translation>
    </message>
    <message>
        <source>Checks on this device</source>
        <translation>Các lần kiểm đếm trên thiết bị này</translation>
    </message>
    <message>
        <source>Open a packing list</source>
        <translation>Mở phiếu đóng gói</translation>
    </message>
    <message>
        <source>Packing lists (%1)</source>
        <translation>Phiếu đóng gói (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>To go on with, and finished</source>
        <translation>Làm tiếp và đã kết thúc</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Đã gác lại</translation>
    </message>
    <message>
        <source>Nothing was put away.</source>
        <translation>Không có lần kiểm tra nào bị gác lại.</translation>
    </message>
    <message>
        <source>No check was begun on this device.</source>
        <translation>Chưa có lần kiểm tra nào trên thiết bị này.</translation>
    </message>
    <message>
        <source>Scan the pallet&apos;s code</source>
        <translation>Quét mã của kiện hàng</translation>
    </message>
    <message>
        <source>The code of a pallet or box (SSCC) opens its consignment: by hand scanner at any time, or with the camera.</source>
        <translation>Mã của kiện hàng hoặc thùng (SSCC) mở lô hàng chứa nó: quét bằng máy đọc cầm tay lúc nào cũng được, hoặc bằng máy ảnh.</translation>
    </message>
    <message>
        <source>Search the checks</source>
        <translation>Tìm lần kiểm tra</translation>
    </message>
    <message>
        <source>Number of the declaration, or importer</source>
        <translation>Số tờ khai hoặc người nhập khẩu</translation>
    </message>
    <message>
        <source>No check was found.</source>
        <translation>Không tìm thấy lần kiểm tra nào.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Xem thêm</translation>
    </message>
</context>
<context>
    <name>ConsignmentWithdrawSheet</name>
    <message>
        <source>Withdraw the result</source>
        <translation>Thu hồi kết quả</translation>
    </message>
    <message>
        <source>Withdraw the result and go on</source>
        <translation>Thu hồi kết quả và kiểm tra tiếp</translation>
    </message>
    <message>
        <source>Finished by mistake</source>
        <translation>Kết thúc nhầm</translation>
    </message>
    <message>
        <source>The count was wrong</source>
        <translation>Đếm sai</translation>
    </message>
    <message>
        <source>More goods or papers came</source>
        <translation>Có thêm hàng hoặc giấy tờ</translation>
    </message>
    <message>
        <source>The check is open again and may be counted and finished anew. The result stays on record as withdrawn: its papers, minutes that are signed already, and whoever scans them are told the day and your reason. Finished anew, the draft of the minutes is renewed; of signed minutes a revision is begun.</source>
        <translation>Lô hàng được mở lại, có thể đếm tiếp và kết thúc lại. Kết quả cũ vẫn được lưu, ghi là đã thu hồi: ngày và lý do được ghi trên các giấy tờ, trên biên bản đã ký và hiện ra khi quét mã. Khi kết thúc lại, bản nháp biên bản được cập nhật; với biên bản đã ký, một bản sửa được bắt đầu.</translation>
    </message>
</context>
<context>
    <name>ContentProof</name>
    <message>
        <source>Photograph content %1</source>
        <translation>Chụp ảnh nội dung %1</translation>
    </message>
    <message>
        <source>Picture or PDF of content %1</source>
        <translation>Ảnh hoặc PDF của nội dung %1</translation>
    </message>
    <message>
        <source>Paste a picture of content %1</source>
        <translation>Dán ảnh nội dung %1</translation>
    </message>
    <message>
        <source>Why there is no picture</source>
        <translation>Lý do không có ảnh</translation>
    </message>
    <message>
        <source>Why there is no picture of content %1</source>
        <translation>Lý do không có ảnh của nội dung %1</translation>
    </message>
</context>
<context>
    <name>Country</name>
    <message>
        <source>United Arab Emirates</source>
        <translation>Các Tiểu vương quốc Ả Rập Thống nhất</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentina</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Áo</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Úc</translation>
    </message>
    <message>
        <source>Bangladesh</source>
        <translation>Bangladesh</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Bỉ</translation>
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
        <translation>Brasil</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Canada</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Thụy Sĩ</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chile</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Trung Quốc</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>Síp</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Séc</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Đức</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Đan Mạch</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estonia</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>Ai Cập</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Tây Ban Nha</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Phần Lan</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Pháp</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vương quốc Anh</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Hy Lạp</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>Hồng Kông</translation>
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
        <translation>Ấn Độ</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>Iceland</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Ý</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Nhật Bản</translation>
    </message>
    <message>
        <source>Cambodia</source>
        <translation>Campuchia</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Hàn Quốc</translation>
    </message>
    <message>
        <source>Laos</source>
        <translation>Lào</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>Liechtenstein</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Litva</translation>
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
        <translation>Hà Lan</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Na Uy</translation>
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
        <translation>Ba Lan</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Bồ Đào Nha</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>Romania</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>Nga</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Thụy Điển</translation>
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
        <translation>Thái Lan</translation>
    </message>
    <message>
        <source>Timor-Leste</source>
        <translation>Timor-Leste</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Thổ Nhĩ Kỳ</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>Đài Loan</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ukraina</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Hoa Kỳ</translation>
    </message>
    <message>
        <source>Viet Nam</source>
        <translation>Việt Nam</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>Nam Phi</translation>
    </message>
</context>
<context>
    <name>CountryField</name>
    <message>
        <source>Pick a country from the list, or type its two letters.</source>
        <translation>Chọn một nước trong danh sách, hoặc gõ hai chữ cái của nước đó.</translation>
    </message>
    <message>
        <source>Name, or two letters</source>
        <translation>Tên nước, hoặc hai chữ cái</translation>
    </message>
</context>
<context>
    <name>CrashSheet</name>
    <message>
        <source>The app ended unexpectedly</source>
        <translation>Ứng dụng đã dừng đột ngột</translation>
    </message>
    <message>
        <source>Delete the report</source>
        <translation>Xóa báo cáo</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Lưu vào tệp…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>Văn bản (*.txt)</translation>
    </message>
    <message>
        <source>What was saved is safe. This report says where in the program it happened; nothing of what you scanned, recorded or typed is in it. It is sent to nobody: give the file to your support, or delete it.</source>
        <translation>Những gì đã lưu vẫn an toàn. Báo cáo này cho biết lỗi xảy ra ở đâu trong chương trình; không có gì bạn đã quét, ghi nhận hay nhập. Báo cáo không được gửi cho ai: hãy đưa tệp cho bộ phận hỗ trợ, hoặc xóa đi.</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>Báo cáo: %1</translation>
    </message>
</context>
<context>
    <name>Custody</name>
    <message>
        <source>Never recorded as put into use</source>
        <translation>Chưa từng được ghi nhận khởi tạo mã</translation>
    </message>
    <message>
        <source>Recorded before it was put into use</source>
        <translation>Được ghi nhận trước khi khởi tạo mã</translation>
    </message>
    <message>
        <source>Put into use a second time</source>
        <translation>Được khởi tạo mã lần thứ hai</translation>
    </message>
    <message>
        <source>Recorded after it was destroyed or taken out of use</source>
        <translation>Được ghi nhận sau khi đã tiêu hủy hoặc ngừng sử dụng</translation>
    </message>
    <message>
        <source>Recorded with a date in the future</source>
        <translation>Được ghi nhận với ngày trong tương lai</translation>
    </message>
    <message>
        <source>Recorded with another lot</source>
        <translation>Được ghi nhận với số lô khác</translation>
    </message>
    <message>
        <source>Holder not recorded</source>
        <translation>Không ghi nhận bên nắm giữ</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>%1 km in %2 hours</source>
        <translation>%1 km trong %2 giờ</translation>
    </message>
    <message>
        <source>On its way: not yet received</source>
        <translation>Đang vận chuyển: chưa ghi nhận bên nhận</translation>
    </message>
</context>
<context>
    <name>CustodyCard</name>
    <message>
        <source>Chain of custody</source>
        <translation>Chuỗi truy xuất</translation>
    </message>
</context>
<context>
    <name>DatasetRow</name>
    <message>
        <source>version %1</source>
        <translation>phiên bản %1</translation>
    </message>
    <message>
        <source>Checks that need it answer: not covered</source>
        <translation>Mục kiểm tra cần dữ liệu này sẽ ghi: không có dữ liệu</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 bản ghi</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Có dữ liệu</translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation>Không có dữ liệu</translation>
    </message>
    <message>
        <source>Part “%1” only</source>
        <translation>Chỉ có phần “%1”</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>day/month/year hour:minute</source>
        <translation>ngày/tháng/năm giờ:phút</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Not understood: write a time as 31/12/2026 14:05.</source>
        <translation>Không hiểu: hãy ghi thời điểm theo mẫu 31/12/2026 14:05.</translation>
    </message>
    <message>
        <source>Not understood: write a day as 31/12/2026.</source>
        <translation>Không hiểu: hãy ghi ngày theo mẫu 31/12/2026.</translation>
    </message>
    <message>
        <source>Calendar: %1</source>
        <translation>Lịch: %1</translation>
    </message>
</context>
<context>
    <name>DayDeadlines</name>
    <message>
        <source>Deadlines</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Open the inspection</source>
        <translation>Mở đợt kiểm tra</translation>
    </message>
    <message>
        <source>Open the consignment</source>
        <translation>Mở lô hàng</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>Khoảng thời gian: %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 ngày</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 ngày</translation>
    </message>
    <message>
        <source>Outcomes of findings</source>
        <translation>Kết quả các phát hiện</translation>
    </message>
    <message>
        <source>Nothing was recorded in this period.</source>
        <translation>Không ghi nhận gì trong khoảng thời gian này.</translation>
    </message>
    <message>
        <source>Risk tiers of the goods</source>
        <translation>Mức độ rủi ro của hàng hóa</translation>
    </message>
    <message>
        <source>Queue to the hub</source>
        <translation>Phát hiện chờ gửi</translation>
    </message>
    <message>
        <source>Age of the data, in days</source>
        <translation>Tuổi của dữ liệu, tính bằng ngày</translation>
    </message>
    <message>
        <source>A longer bar is older data.</source>
        <translation>Thanh càng dài, dữ liệu càng cũ.</translation>
    </message>
    <message>
        <source>The figures are being read</source>
        <translation>Đang đọc số liệu</translation>
    </message>
    <message>
        <source>There is no national data on this device.</source>
        <translation>Thiết bị này chưa có dữ liệu quốc gia.</translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>Deadlines</source>
        <translation>Thời hạn</translation>
    </message>
</context>
<context>
    <name>DeadlinesBanner</name>
    <message>
        <source>All deadlines</source>
        <translation>Mọi thời hạn</translation>
    </message>
    <message>
        <source>Open the inspection</source>
        <translation>Mở đợt kiểm tra</translation>
    </message>
    <message>
        <source>Put the deadlines away</source>
        <translation>Cất các thời hạn</translation>
    </message>
    <message>
        <source>Open the consignment</source>
        <translation>Mở lô hàng</translation>
    </message>
</context>
<context>
    <name>DisplaySettings</name>
    <message>
        <source>Display</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Hand that works</source>
        <translation>Tay thao tác</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Tay phải</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Tay trái</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Ngoài nắng</translation>
    </message>
</context>
<context>
    <name>DocumentActions</name>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Trang %1/%2</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Vừa chiều ngang</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Lớn hơn</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu thành PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Save into which folder?</source>
        <translation>Lưu vào thư mục nào?</translation>
    </message>
    <message>
        <source>Which printer?</source>
        <translation>Máy in nào?</translation>
    </message>
    <message>
        <source>No printer is known to this device. Save the paper as PDF and print it elsewhere.</source>
        <translation>Thiết bị này chưa có máy in nào. Hãy lưu thành PDF và in ở máy khác.</translation>
    </message>
</context>
<context>
    <name>DocumentChoices</name>
    <message>
        <source>Hand-over %1</source>
        <translation>Lần giao %1</translation>
    </message>
    <message>
        <source>To be signed by pen</source>
        <translation>Ký bằng bút</translation>
    </message>
</context>
<context>
    <name>DocumentPages</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Trang %1/%2</translation>
    </message>
</context>
<context>
    <name>DocumentPreview</name>
    <message>
        <source>Print preview</source>
        <translation>Xem trước bản in</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>DocumentProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Minutes</source>
        <translation>Biên bản</translation>
    </message>
    <message>
        <source>Sampling (Form 15)</source>
        <translation>Lấy mẫu (Mẫu 15)</translation>
    </message>
    <message>
        <source>Seals (Form 14)</source>
        <translation>Niêm phong (Mẫu 14)</translation>
    </message>
    <message>
        <source>Hand-over (Form 16)</source>
        <translation>Giao nhận (Mẫu 16)</translation>
    </message>
    <message>
        <source>Finding report</source>
        <translation>Phiếu phát hiện</translation>
    </message>
    <message>
        <source>Registration (Form 1)</source>
        <translation>Đăng ký (Mẫu 01)</translation>
    </message>
    <message>
        <source>Result notice (Form 3)</source>
        <translation>Thông báo kết quả (Mẫu 03)</translation>
    </message>
    <message>
        <source>Printed finding</source>
        <translation>Bản in phiếu phát hiện</translation>
    </message>
    <message>
        <source>Printed minutes</source>
        <translation>Bản in biên bản</translation>
    </message>
    <message>
        <source>Printed draft of an inspection</source>
        <translation>Bản in nháp của đợt kiểm tra</translation>
    </message>
    <message>
        <source>Printed import registration</source>
        <translation>Bản in đăng ký nhập khẩu</translation>
    </message>
    <message>
        <source>Printed result notice</source>
        <translation>Bản in thông báo kết quả</translation>
    </message>
    <message>
        <source>%1: agrees with the draft as it was on %2. It was changed since.</source>
        <translation>%1: khớp với bản nháp lúc %2. Sau đó bản nháp đã được sửa.</translation>
    </message>
    <message>
        <source>%1: agrees with the record of %2 on this device.</source>
        <translation>%1: khớp với hồ sơ lúc %2 trên thiết bị này.</translation>
    </message>
    <message>
        <source>%1: the record of %2 on this device is NOT what this paper was printed from.</source>
        <translation>%1: KHÔNG khớp với hồ sơ lúc %2 trên thiết bị này.</translation>
    </message>
    <message>
        <source>%1: no such record on this device. Another device or the hub may have it.</source>
        <translation>%1: thiết bị này không có hồ sơ đó. Thiết bị khác hoặc trung tâm có thể có.</translation>
    </message>
    <message>
        <source>%1: agrees with the record as it was on %2. More was filled in since.</source>
        <translation>%1: khớp với hồ sơ tại thời điểm %2. Sau đó hồ sơ đã được điền thêm.</translation>
    </message>
    <message>
        <source>Minutes of a later revision were signed on %1: they stand in its place.</source>
        <translation>Biên bản của lần sửa đổi sau đã được ký lúc %1 và thay thế biên bản này.</translation>
    </message>
    <message>
        <source>A correction was saved on %1: it stands in its place.</source>
        <translation>Bản đính chính đã được lưu lúc %1 và thay thế phát hiện này.</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Videos (%1)</source>
        <translation>Video (%1)</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Ảnh (%1)</translation>
    </message>
    <message>
        <source>Pictures and videos (%1)</source>
        <translation>Ảnh và video (%1)</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Mở tệp</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Mở thư mục ảnh</translation>
    </message>
    <message>
        <source>Pictures and PDF (%1)</source>
        <translation>Ảnh và PDF (%1)</translation>
    </message>
</context>
<context>
    <name>FindingChoice</name>
    <message>
        <source>You began a finding of these goods before, with other answers. It is not saved yet: how do you go on?</source>
        <translation>Trước đó đã ghi dở một phát hiện về hàng này với các trả lời khác. Phát hiện đó chưa lưu: tiếp tục thế nào?</translation>
    </message>
    <message>
        <source>Its verdict: %1</source>
        <translation>Kết quả lúc đó: %1</translation>
    </message>
    <message>
        <source>Go on with what you entered on %1</source>
        <translation>Tiếp tục với nội dung đã nhập ngày %1</translation>
    </message>
    <message>
        <source>Go on with what you entered before</source>
        <translation>Tiếp tục với nội dung đã nhập trước đó</translation>
    </message>
    <message>
        <source>Keep note and photographs, with the answers of now</source>
        <translation>Giữ ghi chú và ảnh, lấy các trả lời hiện tại</translation>
    </message>
    <message>
        <source>Discard it and begin anew</source>
        <translation>Bỏ nội dung đó và ghi lại từ đầu</translation>
    </message>
    <message>
        <source>Really discard it: its note and photographs do not come back</source>
        <translation>Bỏ thật: ghi chú và ảnh không lấy lại được</translation>
    </message>
</context>
<context>
    <name>FindingDetails</name>
    <message>
        <source>Minutes</source>
        <translation>Biên bản</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Phát hiện</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Đang tải</translation>
    </message>
    <message>
        <source>The hub refuses it</source>
        <translation>Trung tâm từ chối</translation>
    </message>
    <message>
        <source>It stays here, and blocks nothing else. Send it again when the reason is gone; if what it says is wrong, correct it: that makes a new finding which names this one.</source>
        <translation>Phát hiện vẫn ở đây và không chặn gì khác. Gửi lại khi lý do đã hết; nếu nội dung sai, hãy sửa lại: sẽ có một phát hiện mới nêu tên phát hiện này.</translation>
    </message>
    <message>
        <source>Checks as they were shown</source>
        <translation>Các kiểm tra như đã hiển thị</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Gửi lại bản này</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Sửa lại</translation>
    </message>
    <message>
        <source>Open the inspection</source>
        <translation>Mở đợt kiểm tra</translation>
    </message>
    <message>
        <source>As a document</source>
        <translation>Dạng văn bản</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>FindingForm</name>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>What you saw, and what is not in the records</source>
        <translation>Điều đã thấy tại chỗ mà dữ liệu không có</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Kiểm soát viên</translation>
    </message>
    <message>
        <source>Name or card number</source>
        <translation>Họ tên hoặc số thẻ</translation>
    </message>
    <message>
        <source>Attach the picture</source>
        <translation>Kèm ảnh</translation>
    </message>
    <message>
        <source>The frame in which the code was read</source>
        <translation>Khung hình đã đọc được mã</translation>
    </message>
    <message>
        <source>There is no picture: the code was typed or scanned by a reader</source>
        <translation>Không có ảnh: mã được nhập tay hoặc quét bằng máy đọc</translation>
    </message>
    <message>
        <source>Preview of the picture</source>
        <translation>Xem trước ảnh</translation>
    </message>
    <message>
        <source>Shop, market or warehouse</source>
        <translation>Cửa hàng, chợ hoặc kho</translation>
    </message>
    <message>
        <source>Online listing</source>
        <translation>Tin đăng trên mạng</translation>
    </message>
    <message>
        <source>No address was given</source>
        <translation>Chưa nhập địa chỉ tin đăng</translation>
    </message>
    <message>
        <source>Somebody has signed the minutes of this inspection: they will not name this finding. It is kept and sent all the same.</source>
        <translation>Đã có người ký biên bản của cuộc kiểm tra này: biên bản sẽ không nêu phát hiện này. Phát hiện vẫn được lưu và gửi.</translation>
    </message>
    <message>
        <source>What you enter could not be kept on this device yet. Free some space, or save the finding, before the app is closed.</source>
        <translation>Nội dung đang nhập chưa được giữ lại trên thiết bị. Hãy giải phóng dung lượng hoặc lưu phát hiện trước khi đóng ứng dụng.</translation>
    </message>
</context>
<context>
    <name>FindingPhotos</name>
    <message>
        <source>Photographs</source>
        <translation>Ảnh chụp</translation>
    </message>
    <message>
        <source>Signs of violation: at least one photograph, or the reason why there is none.</source>
        <translation>Có dấu hiệu vi phạm: cần ít nhất một ảnh, hoặc lý do không có ảnh.</translation>
    </message>
    <message>
        <source>What helps whoever decides later:</source>
        <translation>Những gì giúp người quyết định sau này:</translation>
    </message>
    <message>
        <source>Photograph: %1</source>
        <translation>Chụp: %1</translation>
    </message>
    <message>
        <source>Picture file: %1</source>
        <translation>Tệp ảnh: %1</translation>
    </message>
    <message>
        <source>Take away picture %1: %2</source>
        <translation>Bỏ ảnh %1: %2</translation>
    </message>
    <message>
        <source>Why there is no photograph</source>
        <translation>Vì sao không có ảnh</translation>
    </message>
    <message>
        <source>Take a photograph, or write why not: until then the finding cannot be saved.</source>
        <translation>Chụp ảnh, hoặc ghi vì sao không chụp: trước đó chưa lưu được phát hiện.</translation>
    </message>
    <message>
        <source>The picture was taken away</source>
        <translation>Đã bỏ ảnh</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Paste: %1</source>
        <translation>Dán: %1</translation>
    </message>
</context>
<context>
    <name>FindingPosition</name>
    <message>
        <source>Coordinates: %1</source>
        <translation>Tọa độ: %1</translation>
    </message>
    <message>
        <source>No coordinates</source>
        <translation>Chưa có tọa độ</translation>
    </message>
    <message>
        <source>Take the coordinates away</source>
        <translation>Bỏ tọa độ</translation>
    </message>
    <message>
        <source>Looking for the position</source>
        <translation>Đang tìm vị trí</translation>
    </message>
    <message>
        <source>Where am I</source>
        <translation>Tôi đang ở đâu</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Finding %1. %2. %3. %4</source>
        <translation>Phát hiện %1. %2. %3. %4</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>Số %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Details of finding %1</source>
        <translation>Chi tiết phát hiện %1</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem trước bản in</translation>
    </message>
    <message>
        <source>Print preview of finding %1</source>
        <translation>Xem trước bản in của phát hiện %1</translation>
    </message>
</context>
<context>
    <name>FindingSaved</name>
    <message>
        <source>Saved on this device</source>
        <translation>Đã lưu trên thiết bị</translation>
    </message>
    <message>
        <source>It is sent to the hub now. The findings page shows when the hub has confirmed it.</source>
        <translation>Đang gửi về trung tâm. Trang Phát hiện sẽ cho biết khi trung tâm xác nhận.</translation>
    </message>
    <message>
        <source>There is no contact with the hub: it waits here and is sent by itself. Nothing is lost if the device is switched off.</source>
        <translation>Chưa liên lạc được với trung tâm: phát hiện chờ tại đây và tự gửi sau. Tắt thiết bị cũng không mất gì.</translation>
    </message>
    <message>
        <source>Finding %1</source>
        <translation>Phát hiện số %1</translation>
    </message>
</context>
<context>
    <name>FindingSheet</name>
    <message>
        <source>Finding saved</source>
        <translation>Đã lưu phát hiện</translation>
    </message>
    <message>
        <source>Record finding</source>
        <translation>Ghi phát hiện</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Show findings</source>
        <translation>Xem phát hiện</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Save finding</source>
        <translation>Lưu phát hiện</translation>
    </message>
    <message>
        <source>Replaces the finding %1</source>
        <translation>Thay cho phát hiện %1</translation>
    </message>
    <message>
        <source>Correct a finding</source>
        <translation>Sửa phát hiện</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Save (1 photo missing)</source>
        <translation>Lưu (thiếu 1 ảnh)</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>No contact with the hub. Findings are safe on this device and are sent by themselves.</source>
        <translation>Chưa liên lạc được với trung tâm. Các phát hiện được giữ an toàn trên thiết bị và tự gửi sau.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi ngay</translation>
    </message>
    <message>
        <source>Loading findings</source>
        <translation>Đang tải phát hiện</translation>
    </message>
    <message>
        <source>No findings yet</source>
        <translation>Chưa có phát hiện</translation>
    </message>
    <message>
        <source>Record one from a result: it is kept on this device and sent to the hub.</source>
        <translation>Ghi phát hiện từ một kết quả: phát hiện được lưu trên thiết bị và gửi về trung tâm.</translation>
    </message>
    <message>
        <source>Go to scan</source>
        <translation>Đến trang quét</translation>
    </message>
    <message>
        <source>Findings of this device</source>
        <translation>Phát hiện trên thiết bị này</translation>
    </message>
    <message>
        <source>What you enter could not be kept on this device yet. Free some space, or save the finding, before the app is closed.</source>
        <translation>Nội dung đang nhập chưa được giữ lại trên thiết bị. Hãy giải phóng dung lượng hoặc lưu phát hiện trước khi đóng ứng dụng.</translation>
    </message>
    <message>
        <source>Search findings</source>
        <translation>Tìm phát hiện</translation>
    </message>
    <message>
        <source>Product, number, note</source>
        <translation>Sản phẩm, số, ghi chú</translation>
    </message>
</context>
<context>
    <name>FirmHistory</name>
    <message>
        <source>Known of this firm</source>
        <translation>Đã biết về cơ sở này</translation>
    </message>
    <message>
        <source>Findings, minutes and measures are those of this device alone: it does not know what others found.</source>
        <translation>Phát hiện, biên bản và biện pháp chỉ là của thiết bị này: thiết bị không biết người khác đã phát hiện gì.</translation>
    </message>
    <message>
        <source>Looking for what is known of this firm</source>
        <translation>Đang tìm những gì đã biết về cơ sở này</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Measures ordered there before</source>
        <translation>Biện pháp đã áp dụng tại đây</translation>
    </message>
    <message>
        <source>Whether a measure was lifted since is not known here.</source>
        <translation>Thiết bị không biết biện pháp đã được gỡ bỏ hay chưa.</translation>
    </message>
    <message>
        <source>Found there before</source>
        <translation>Đã phát hiện tại đây</translation>
    </message>
    <message>
        <source>Alerts that name its products</source>
        <translation>Cảnh báo nêu sản phẩm của doanh nghiệp</translation>
    </message>
    <message>
        <source>Show the firm in the national data</source>
        <translation>Xem cơ sở trong dữ liệu quốc gia</translation>
    </message>
</context>
<context>
    <name>GoodsGroup</name>
    <message>
        <source>Beverages</source>
        <translation>Đồ uống</translation>
    </message>
    <message>
        <source>Electric wires and cables</source>
        <translation>Dây và cáp điện</translation>
    </message>
    <message>
        <source>Cement</source>
        <translation>Xi măng</translation>
    </message>
    <message>
        <source>Clothing and textiles</source>
        <translation>Quần áo và hàng dệt may</translation>
    </message>
    <message>
        <source>Coffee</source>
        <translation>Cà phê</translation>
    </message>
    <message>
        <source>Confectionery</source>
        <translation>Bánh kẹo</translation>
    </message>
    <message>
        <source>Cosmetics</source>
        <translation>Mỹ phẩm</translation>
    </message>
    <message>
        <source>Detergents</source>
        <translation>Chất tẩy rửa</translation>
    </message>
    <message>
        <source>Animal feed</source>
        <translation>Thức ăn chăn nuôi</translation>
    </message>
    <message>
        <source>Fertilisers</source>
        <translation>Phân bón</translation>
    </message>
    <message>
        <source>Fire extinguishers</source>
        <translation>Bình chữa cháy</translation>
    </message>
    <message>
        <source>Fish sauce</source>
        <translation>Nước mắm</translation>
    </message>
    <message>
        <source>Food contact articles</source>
        <translation>Đồ dùng tiếp xúc với thực phẩm</translation>
    </message>
    <message>
        <source>Furniture</source>
        <translation>Đồ nội thất</translation>
    </message>
    <message>
        <source>Helmets</source>
        <translation>Mũ bảo hiểm</translation>
    </message>
    <message>
        <source>Infant formula</source>
        <translation>Sữa công thức cho trẻ em</translation>
    </message>
    <message>
        <source>Kettles and rice cookers</source>
        <translation>Ấm đun nước và nồi cơm điện</translation>
    </message>
    <message>
        <source>LED lamps</source>
        <translation>Đèn LED</translation>
    </message>
    <message>
        <source>LPG cylinders</source>
        <translation>Chai chứa LPG</translation>
    </message>
    <message>
        <source>Medical devices</source>
        <translation>Thiết bị y tế</translation>
    </message>
    <message>
        <source>Milk and dairy products</source>
        <translation>Sữa và sản phẩm từ sữa</translation>
    </message>
    <message>
        <source>Noodles</source>
        <translation>Mì, phở, bún</translation>
    </message>
    <message>
        <source>Paints</source>
        <translation>Sơn</translation>
    </message>
    <message>
        <source>Pesticides</source>
        <translation>Thuốc bảo vệ thực vật</translation>
    </message>
    <message>
        <source>Telephones and tablets</source>
        <translation>Điện thoại và máy tính bảng</translation>
    </message>
    <message>
        <source>Personal protective equipment</source>
        <translation>Phương tiện bảo vệ cá nhân</translation>
    </message>
    <message>
        <source>Rice</source>
        <translation>Gạo</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Gạch ốp lát</translation>
    </message>
    <message>
        <source>Toys</source>
        <translation>Đồ chơi</translation>
    </message>
    <message>
        <source>Vehicle parts</source>
        <translation>Phụ tùng xe</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>What to look at</source>
        <translation>Điểm cần quan sát</translation>
    </message>
    <message>
        <source>Descriptions help you look; they prove nothing by themselves. Photograph what you see.</source>
        <translation>Mô tả giúp quan sát, tự nó không chứng minh điều gì. Hãy chụp lại những gì bạn thấy.</translation>
    </message>
</context>
<context>
    <name>GuideRow</name>
    <message>
        <source>Make the picture small: %1</source>
        <translation>Thu nhỏ ảnh: %1</translation>
    </message>
    <message>
        <source>Make the picture large: %1</source>
        <translation>Phóng to ảnh: %1</translation>
    </message>
</context>
<context>
    <name>HandOverRow</name>
    <message>
        <source>Hand-over %1</source>
        <translation>Lần giao %1</translation>
    </message>
    <message>
        <source>Take away hand-over %1</source>
        <translation>Bỏ lần giao %1</translation>
    </message>
    <message>
        <source>Who handed over (%1)</source>
        <translation>Người giao (%1)</translation>
    </message>
    <message>
        <source>Position of the deliverer (%1)</source>
        <translation>Chức vụ người giao (%1)</translation>
    </message>
    <message>
        <source>Who received (%1)</source>
        <translation>Người nhận (%1)</translation>
    </message>
    <message>
        <source>Laboratory (%1)</source>
        <translation>Phòng thử nghiệm (%1)</translation>
    </message>
    <message>
        <source>Handed over at (%1)</source>
        <translation>Thời gian giao (%1)</translation>
    </message>
    <message>
        <source>Place of the hand-over (%1)</source>
        <translation>Nơi giao (%1)</translation>
    </message>
    <message>
        <source>Row of the sampling minutes (%1.%2)</source>
        <translation>Số thứ tự trong biên bản lấy mẫu (%1.%2)</translation>
    </message>
    <message>
        <source>Quantity handed over (%1.%2)</source>
        <translation>Lượng mẫu giao (%1.%2)</translation>
    </message>
    <message>
        <source>What is tested (%1.%2)</source>
        <translation>Chỉ tiêu thử nghiệm (%1.%2)</translation>
    </message>
    <message>
        <source>Against which standard (%1.%2)</source>
        <translation>Theo QCVN, TCVN, TCCS (%1.%2)</translation>
    </message>
    <message>
        <source>Add a sample to hand-over %1</source>
        <translation>Thêm mẫu vào lần giao %1</translation>
    </message>
    <message>
        <source>The laboratory confirms that the seals are intact (%1)</source>
        <translation>Phòng thử nghiệm xác nhận niêm phong còn nguyên (%1)</translation>
    </message>
    <message>
        <source>State of the samples (%1)</source>
        <translation>Tình trạng mẫu (%1)</translation>
    </message>
    <message>
        <source>Unit of the deliverer (%1)</source>
        <translation>Đơn vị của bên giao (%1)</translation>
    </message>
    <message>
        <source>Position of the receiver (%1)</source>
        <translation>Chức vụ của bên nhận (%1)</translation>
    </message>
    <message>
        <source>Handed over %1.%2: %3</source>
        <translation>Mẫu giao %1.%2: %3</translation>
    </message>
    <message>
        <source>Take away row %1.%2 of the hand-over</source>
        <translation>Bỏ dòng %1.%2 của lần giao mẫu</translation>
    </message>
    <message>
        <source>Note on the hand-over (%1)</source>
        <translation>Ghi chú lần giao nhận (%1)</translation>
    </message>
    <message>
        <source>Who handed over</source>
        <translation>Người giao</translation>
    </message>
    <message>
        <source>Position of the deliverer</source>
        <translation>Chức vụ người giao</translation>
    </message>
    <message>
        <source>Unit of the deliverer</source>
        <translation>Đơn vị của bên giao</translation>
    </message>
    <message>
        <source>Who received</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Position of the receiver</source>
        <translation>Chức vụ người nhận</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Phòng thử nghiệm</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>Thời điểm giao</translation>
    </message>
    <message>
        <source>Place of the hand-over</source>
        <translation>Địa điểm giao nhận</translation>
    </message>
    <message>
        <source>Row of the sampling minutes</source>
        <translation>Số thứ tự trong biên bản lấy mẫu</translation>
    </message>
    <message>
        <source>Quantity handed over</source>
        <translation>Lượng mẫu giao</translation>
    </message>
    <message>
        <source>What is tested</source>
        <translation>Chỉ tiêu thử nghiệm</translation>
    </message>
    <message>
        <source>Against which standard</source>
        <translation>Theo QCVN, TCVN, TCCS</translation>
    </message>
    <message>
        <source>The laboratory confirms that the seals are intact</source>
        <translation>Phòng thử nghiệm xác nhận niêm phong còn nguyên</translation>
    </message>
    <message>
        <source>State of the samples</source>
        <translation>Tình trạng mẫu</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>Handed over to the laboratory</source>
        <translation>Đã giao mẫu cho phòng thử nghiệm</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Phòng thử nghiệm</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>Thời điểm giao</translation>
    </message>
    <message>
        <source>Who received</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Position of the receiver</source>
        <translation>Chức vụ người nhận</translation>
    </message>
    <message>
        <source>Who handed over</source>
        <translation>Người giao</translation>
    </message>
    <message>
        <source>Position of the deliverer</source>
        <translation>Chức vụ người giao</translation>
    </message>
    <message>
        <source>Place of the hand-over</source>
        <translation>Địa điểm giao nhận</translation>
    </message>
    <message>
        <source>Sample %1: %2</source>
        <translation>Mẫu %1: %2</translation>
    </message>
    <message>
        <source>Quantity of sample %1</source>
        <translation>Lượng mẫu %1</translation>
    </message>
    <message>
        <source>Test of sample %1</source>
        <translation>Chỉ tiêu thử của mẫu %1</translation>
    </message>
    <message>
        <source>Standard for sample %1</source>
        <translation>Quy chuẩn, tiêu chuẩn của mẫu %1</translation>
    </message>
    <message>
        <source>The laboratory confirms that the seals are intact</source>
        <translation>Phòng thử nghiệm xác nhận niêm phong còn nguyên</translation>
    </message>
    <message>
        <source>State of the samples</source>
        <translation>Tình trạng mẫu</translation>
    </message>
    <message>
        <source>Look it over: it becomes version %1 of the minutes, signed off by this device, and does not change any more.</source>
        <translation>Hãy xem lại: nội dung này thành lần %1 của biên bản, do thiết bị ký xác nhận, và không thay đổi được nữa.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Add and send</source>
        <translation>Bổ sung và gửi</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>What is tested</source>
        <translation>Chỉ tiêu thử nghiệm</translation>
    </message>
    <message>
        <source>Against which standard</source>
        <translation>Theo QCVN, TCVN, TCCS</translation>
    </message>
</context>
<context>
    <name>HandOversCard</name>
    <message>
        <source>Hand-over to a laboratory</source>
        <translation>Giao mẫu cho phòng thử nghiệm</translation>
    </message>
    <message>
        <source>Add a hand-over</source>
        <translation>Thêm lần giao</translation>
    </message>
    <message>
        <source>Hand-over as a document</source>
        <translation>Biên bản giao nhận dạng văn bản</translation>
    </message>
</context>
<context>
    <name>HelpChapters</name>
    <message>
        <source>Scanning</source>
        <translation>Quét mã</translation>
    </message>
    <message>
        <source>Hold the package so that the code fills a third of the picture; several codes at once are read together. Tap where it is not sharp, spread two fingers to come closer, if the camera can. A hand scanner works on every page; “Set up a hand scanner” in the settings shows what it sends and what to set. Pictures and videos can be opened, and a code can be typed.</source>
        <translation>Giữ bao bì sao cho mã chiếm một phần ba khung hình; nhiều mã cùng lúc được đọc chung. Chạm vào chỗ chưa nét, xòe hai ngón tay để lại gần, nếu máy ảnh làm được. Máy đọc cầm tay dùng được ở mọi trang; mục “Chỉnh máy đọc cầm tay” trong cài đặt cho thấy nó gửi gì và cần chỉnh gì. Có thể mở ảnh, video, hoặc nhập mã bằng tay.</translation>
    </message>
    <message>
        <source>A camera in the network</source>
        <translation>Máy ảnh trong mạng</translation>
    </message>
    <message>
        <source>A phone or camera that sends its picture by http or rtsp is opened with “Address”. When it is lost it is tried again by itself, after pauses that grow. Its user name and password are neither shown nor kept.</source>
        <translation>Điện thoại hoặc máy ảnh gửi hình qua http hoặc rtsp được mở bằng “Địa chỉ”. Khi mất kết nối, ứng dụng tự thử lại, mỗi lần cách xa hơn. Tên và mật khẩu không được hiển thị hay lưu lại.</translation>
    </message>
    <message>
        <source>A result</source>
        <translation>Một kết quả</translation>
    </message>
    <message>
        <source>What contradicts stands first, then what is missing, what is to be confirmed, what the data do not cover and what agrees, each with its reason, the record that was read and the law. Some things only the label or the papers can say: answer them there, and the verdict is made again with your answer. A finding keeps both.</source>
        <translation>Điều sai khác đứng đầu, rồi đến điều còn thiếu, điều cần xác nhận, điều dữ liệu chưa có và điều khớp; mỗi điều kèm lý do, bản ghi đã đọc và căn cứ pháp lý. Có những điều chỉ nhãn hoặc hồ sơ cho biết: hãy trả lời ngay tại đó, kết quả được đánh giá lại theo câu trả lời. Phát hiện lưu cả hai.</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Điểm cần quan sát</translation>
    </message>
    <message>
        <source>Where the holder of a brand or an authority has described its goods, the result page and the page of the product show what to look at, with pictures that grow when they are pressed. They help you look and change no verdict.</source>
        <translation>Khi chủ nhãn hiệu hoặc cơ quan quản lý đã mô tả hàng hóa, trang kết quả và trang sản phẩm cho thấy điểm cần quan sát, có ảnh; chạm vào ảnh để phóng to. Mô tả giúp quan sát, không làm thay đổi kết quả.</translation>
    </message>
    <message>
        <source>An inspection</source>
        <translation>Đợt kiểm tra</translation>
    </message>
    <message>
        <source>Start it with the decision, the firm or the online listing, and the team; what is scanned then joins it. Goods, samples, seals, measures with their time limits, statements and signatures follow step by step, in any order, and are kept as you type. Signed minutes do not change: a revision is a new version, and the earlier ones stay.</source>
        <translation>Bắt đầu bằng quyết định, cơ sở hoặc gian hàng trực tuyến, và thành viên đoàn; hàng quét sau đó được đưa vào đợt kiểm tra. Hàng hóa, mẫu, niêm phong, biện pháp kèm thời hạn, ý kiến và chữ ký theo từng bước, thứ tự tùy ý, được lưu ngay khi gõ. Biên bản đã ký không thay đổi: lập lại là một bản mới, các bản trước vẫn còn.</translation>
    </message>
    <message>
        <source>Samples and their forms</source>
        <translation>Lấy mẫu và các mẫu biểu</translation>
    </message>
    <message>
        <source>In the step “Samples and seals” enter who took the samples, by which method and before whom, then each sample with its quantity and lot, and each seal with its number. The sampling minutes (Form 15), the seal labels (Form 14) and, once samples go to a laboratory, the hand-over record (Form 16) are printed from there. The sampling minutes can be signed on the screen, where there is no printer; the others are signed by pen. In a survey a sample informs only.</source>
        <translation>Ở bước “Mẫu và niêm phong”, nhập người lấy mẫu, phương pháp và người chứng kiến, rồi từng mẫu với số lượng và số lô, từng niêm phong với số của nó. Biên bản lấy mẫu (Mẫu số 15), tem niêm phong mẫu (Mẫu số 14) và, khi giao mẫu cho phòng thử nghiệm, biên bản giao nhận mẫu (Mẫu số 16) được in từ đó. Biên bản lấy mẫu có thể ký trên màn hình khi không có máy in; các mẫu biểu khác ký bằng bút. Trong khảo sát, mẫu chỉ để cung cấp thông tin.</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Measures, samples and imports start clocks by themselves. Each deadline says until when, how much time is left and under which law; it stands in its inspection or consignment and, with all of this device, under “Look up”, “Day and map”, the most urgent first. What is about to run out is told over every page, an import on its last working day. A clock ends when you enter when the thing was done, also after the minutes were signed; that of an import with its result.</source>
        <translation>Biện pháp, mẫu và lô hàng nhập khẩu tự khởi động thời hạn. Mỗi thời hạn cho biết đến khi nào, còn bao lâu và theo căn cứ nào; thời hạn nằm trong đợt kiểm tra hoặc lô hàng và, cùng với mọi thời hạn trên thiết bị này, ở “Tra cứu”, mục “Tổng hợp, bản đồ”, việc gấp nhất đứng trước. Việc sắp đến hạn được báo trên mọi trang; lô hàng nhập khẩu được báo vào ngày làm việc cuối cùng. Thời hạn kết thúc khi bạn nhập thời điểm đã làm xong, kể cả sau khi đã ký biên bản; của lô hàng nhập khẩu, khi có kết quả.</translation>
    </message>
    <message>
        <source>A consignment</source>
        <translation>Lô hàng nhập khẩu</translation>
    </message>
    <message>
        <source>Open a declaration, a packing list or the code of a pallet, then scan: lines are ticked off by themselves, and what is over, short, unknown or different is listed. The result notice and the application are printed from the finished check.</source>
        <translation>Mở tờ khai, phiếu đóng gói hoặc quét mã của kiện hàng, rồi quét hàng: các dòng tự được đánh dấu; hàng thừa, thiếu, không rõ hoặc sai khác được liệt kê. Thông báo kết quả và đơn đăng ký được in từ lần kiểm tra đã kết thúc.</translation>
    </message>
    <message>
        <source>The code of a pallet (SSCC)</source>
        <translation>Mã kiện hàng (SSCC)</translation>
    </message>
    <message>
        <source>A scanned SSCC opens the consignment whose packing list names it. While you count, it stands for what the packing list says is inside; one that is not listed counts what its own label says it holds, else it is shown as unknown. It counts once, however often it is scanned.</source>
        <translation>Quét mã SSCC sẽ mở lô hàng có phiếu đóng gói ghi mã đó. Khi kiểm đếm, mã này thay cho những gì phiếu đóng gói ghi là ở bên trong; mã không có trong phiếu được đếm theo nội dung ghi trên nhãn của chính nó, nếu không thì hiện là không rõ. Mỗi mã chỉ được đếm một lần, dù quét bao nhiêu lần.</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Forms, minutes and reports can be looked at, printed and saved as PDF. The code at the foot of each page is checked by scanning it: the app says whether the paper says what the record on this device says.</source>
        <translation>Mẫu biểu, biên bản và báo cáo xem được, in được và lưu thành PDF. Quét mã ở chân mỗi trang để kiểm tra: ứng dụng cho biết giấy tờ có đúng với bản ghi trên thiết bị này không.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Ghi nhận</translation>
    </message>
    <message>
        <source>“Saved” means that a finding survives even if the device is switched off at once. It is sent by itself; “held by the hub” means that the hub has signed for all of it. Nothing is deleted before that.</source>
        <translation>“Đã lưu” nghĩa là phát hiện vẫn còn dù tắt máy ngay. Phát hiện tự được gửi; “trung tâm đã nhận đủ” nghĩa là trung tâm đã ký nhận toàn bộ. Không có gì bị xóa trước đó.</translation>
    </message>
    <message>
        <source>Unfinished findings</source>
        <translation>Phát hiện dở dang</translation>
    </message>
    <message>
        <source>What was entered for a finding and not saved is kept for each item, also when the app or the device is switched off. It stands above the list of findings: go on with it, or discard it; the last one that was discarded can be had back. What is unfinished is not sent.</source>
        <translation>Những gì đã nhập cho một phát hiện mà chưa lưu được giữ theo từng mặt hàng, kể cả khi tắt ứng dụng hoặc tắt máy. Phát hiện dở dang nằm trên danh sách phát hiện: làm tiếp hoặc bỏ; lần bỏ gần nhất có thể lấy lại. Phát hiện dở dang không được gửi đi.</translation>
    </message>
    <message>
        <source>Searching the national data</source>
        <translation>Tra cứu dữ liệu quốc gia</translation>
    </message>
    <message>
        <source>New alerts</source>
        <translation>Cảnh báo mới</translation>
    </message>
    <message>
        <source>A recall or another serious alert that came with a synchronisation is told once and stays on every page until you read it or put it away. Those about goods that you recorded lately come first. The desktop is told only how many there are.</source>
        <translation>Thông báo thu hồi hoặc cảnh báo nghiêm trọng đến cùng lần đồng bộ được báo một lần và ở lại trên mọi trang đến khi bạn đọc hoặc cất đi. Cảnh báo về hàng hóa bạn vừa ghi nhận gần đây đứng trước. Màn hình nền chỉ cho biết có bao nhiêu.</translation>
    </message>
    <message>
        <source>The day and the map</source>
        <translation>Tổng hợp và bản đồ</translation>
    </message>
    <message>
        <source>For today, 7 or 30 days: the outcomes of your findings, the risk tiers of the goods, what waits for the hub and how old each part of the data is. The map is drawn on this device from coordinates, without a base map; north is up. Press a mark to see its findings and open them; findings without coordinates are counted beside it.</source>
        <translation>Cho hôm nay, 7 hoặc 30 ngày: kết quả các phát hiện, mức độ rủi ro của hàng hóa, những gì chờ gửi về trung tâm và tuổi của từng phần dữ liệu. Bản đồ được vẽ trên thiết bị này từ tọa độ, không có bản đồ nền; phía trên là hướng bắc. Chạm vào một điểm để xem và mở các phát hiện ở đó; phát hiện không có tọa độ được đếm ở bên cạnh.</translation>
    </message>
    <message>
        <source>Without a network</source>
        <translation>Khi không có mạng</translation>
    </message>
    <message>
        <source>Everything works: codes are compared with the national data on this device, findings wait. What waits can also go to the hub on a stick, and national data come on one: on the synchronisation page.</source>
        <translation>Mọi thứ vẫn hoạt động: mã được đối chiếu với dữ liệu quốc gia trên thiết bị này, phát hiện chờ gửi. Những gì chờ gửi cũng có thể mang tới trung tâm bằng USB, dữ liệu quốc gia cũng có thể về bằng USB: ở trang Đồng bộ.</translation>
    </message>
    <message>
        <source>How old the data are</source>
        <translation>Dữ liệu cũ đến đâu</translation>
    </message>
    <message>
        <source>Each verdict says as of when it speaks. Old data never block a verdict: mind their date, most of all where something is missing.</source>
        <translation>Mỗi kết quả ghi rõ tính đến khi nào. Dữ liệu cũ không ngăn kết quả: hãy để ý ngày, nhất là khi có điều bị thiếu.</translation>
    </message>
    <message>
        <source>Tables for spreadsheets</source>
        <translation>Xuất bảng dữ liệu</translation>
    </message>
    <message>
        <source>Findings, inspections, goods, samples and measures of this device can be saved as CSV or JSON, a file each, in a folder of your choice. The device’s log notes who took them out.</source>
        <translation>Phát hiện, đợt kiểm tra, hàng hóa, mẫu và biện pháp của thiết bị này có thể được lưu thành CSV hoặc JSON, mỗi loại một tệp, vào thư mục bạn chọn. Nhật ký thiết bị ghi lại người đã xuất.</translation>
    </message>
    <message>
        <source>Profiles of an agency</source>
        <translation>Hồ sơ cài đặt của cơ quan</translation>
    </message>
    <message>
        <source>An agency hands out its settings as a file: its name and unit, the work, the hub, language, colours, text size, sound, quiet hours, time until the device locks. “Open a profile…” shows first what would change; it is taken over as a whole or not at all, and can be undone. “Save these settings as a profile…” makes such a file for other devices. Moving an enrolled device to another hub is asked separately.</source>
        <translation>Cơ quan có thể cấp các cài đặt của mình bằng một tệp: tên cơ quan và đơn vị, công việc, trung tâm, ngôn ngữ, màu sắc, cỡ chữ, âm thanh, giờ yên lặng, thời gian tự khóa. “Mở hồ sơ cài đặt…” cho xem trước những gì sẽ thay đổi; hồ sơ được áp dụng toàn bộ hoặc không áp dụng, và có thể hoàn tác. “Lưu các cài đặt này thành hồ sơ…” tạo tệp như vậy cho các thiết bị khác. Việc chuyển thiết bị đã đăng ký sang trung tâm khác được hỏi riêng.</translation>
    </message>
    <message>
        <source>Colours, text and the hand</source>
        <translation>Màu sắc, cỡ chữ và tay thuận</translation>
    </message>
    <message>
        <source>Bright sun, a dark store and weak eyes have their own colours and sizes of text, from 80 to 200 %. With “Left-handed” the main buttons, bars and the light come to the left hand. Everything takes effect at once.</source>
        <translation>Nắng gắt, kho tối và mắt yếu đều có màu sắc và cỡ chữ riêng, từ 80 đến 200 %. Khi chọn “Thuận tay trái”, các nút chính, thanh công cụ và đèn chuyển sang bên tay trái. Mọi thay đổi có hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Khóa máy</translation>
    </message>
    <message>
        <source>The passphrase opens the data, or the recovery code on paper. Without either nobody can read what was not sent.</source>
        <translation>Cụm mật khẩu mở dữ liệu, hoặc mã khôi phục trên giấy. Không có cả hai thì không ai đọc được những gì chưa gửi.</translation>
    </message>
    <message>
        <source>Type a name, a product number, a tax code, a certificate or a lot, with or without accents; every word has to be found. What is found stands in groups; each record leads on to what hangs together with it, such as the company, its products, certificates and alerts, and back the same way. What the records say of a product number can be shown from there: that is no scan, and joins neither list nor inspection.</source>
        <translation>Gõ tên, mã số sản phẩm, mã số thuế, số giấy chứng nhận hoặc số lô, có dấu hay không dấu; mọi từ đều phải khớp. Kết quả được xếp theo nhóm; mỗi bản ghi dẫn đến những gì liên quan, như doanh nghiệp, sản phẩm, giấy chứng nhận và cảnh báo, rồi quay lại theo đúng đường đã đi. Từ đó có thể xem dữ liệu về một mã số sản phẩm; đây không phải là quét: không vào danh sách, không vào đợt kiểm tra.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>What the outcomes mean</source>
        <translation>Ý nghĩa các kết quả</translation>
    </message>
    <message>
        <source>The app never says that goods are genuine or fake: a code proves neither.</source>
        <translation>Ứng dụng không bao giờ nói hàng thật hay hàng giả: mã không chứng minh được điều nào.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Tìm trong trợ giúp</translation>
    </message>
    <message>
        <source>Words, with or without accents</source>
        <translation>Từ cần tìm, có dấu hay không dấu</translation>
    </message>
    <message>
        <source>About this page</source>
        <translation>Về trang này</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Các mục khác</translation>
    </message>
    <message>
        <source>The help does not say this</source>
        <translation>Trợ giúp không có điều này</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>Hãy thử ít từ hơn hoặc từ khác.</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Found here before</source>
        <translation>Đã phát hiện trước đây</translation>
    </message>
</context>
<context>
    <name>Inspection</name>
    <message>
        <source>Enter number, authority and date of the decision.</source>
        <translation>Nhập số, cơ quan và ngày của quyết định.</translation>
    </message>
    <message>
        <source>Name the establishment that is inspected.</source>
        <translation>Ghi tên cơ sở được kiểm tra.</translation>
    </message>
    <message>
        <source>Say where it takes place: an address, or the online listing.</source>
        <translation>Ghi nơi kiểm tra: địa chỉ, hoặc tin đăng trên mạng.</translation>
    </message>
    <message>
        <source>Enter the team with its head; each member needs a name.</source>
        <translation>Nhập thành phần đoàn và trưởng đoàn; mỗi thành viên cần có tên.</translation>
    </message>
    <message>
        <source>Enter when it began and when it ended, in this order.</source>
        <translation>Nhập thời gian bắt đầu và kết thúc, đúng thứ tự.</translation>
    </message>
    <message>
        <source>Write why the signed minutes are revised.</source>
        <translation>Ghi lý do sửa biên bản đã ký.</translation>
    </message>
    <message>
        <source>Enter at least one content that was inspected.</source>
        <translation>Nhập ít nhất một nội dung đã kiểm tra.</translation>
    </message>
    <message>
        <source>Content %1: name it, and describe its result unless it meets the rules.</source>
        <translation>Nội dung %1: ghi tên, và mô tả kết quả nếu không phải là đạt.</translation>
    </message>
    <message>
        <source>Write the team&apos;s assessment and proposals.</source>
        <translation>Ghi nhận xét và kiến nghị của đoàn.</translation>
    </message>
    <message>
        <source>Sampling minutes: enter number, time, sampler and method.</source>
        <translation>Biên bản lấy mẫu: nhập số, thời gian, người lấy mẫu và phương pháp.</translation>
    </message>
    <message>
        <source>Sample %1: enter name, firm, unit, quantity and stock.</source>
        <translation>Mẫu %1: nhập tên, tổ chức, đơn vị tính, lượng mẫu và lượng hàng.</translation>
    </message>
    <message>
        <source>Sample %1: without a lot number, and in a survey, it can only be a survey sample.</source>
        <translation>Mẫu %1: không có số lô, hoặc trong khảo sát, thì chỉ là mẫu khảo sát.</translation>
    </message>
    <message>
        <source>Sample %1: enter the number of its seal.</source>
        <translation>Mẫu %1: nhập số tem niêm phong.</translation>
    </message>
    <message>
        <source>Seal %1: enter a number that no other seal has.</source>
        <translation>Niêm phong %1: nhập số chưa dùng cho niêm phong khác.</translation>
    </message>
    <message>
        <source>Seal %1: say which sample or which goods it seals.</source>
        <translation>Niêm phong %1: ghi mẫu hoặc hàng hóa được niêm phong.</translation>
    </message>
    <message>
        <source>Seal %1 is on goods: enter the sealing as a measure.</source>
        <translation>Niêm phong %1 trên hàng hóa: nhập việc niêm phong thành biện pháp.</translation>
    </message>
    <message>
        <source>Hand-over %1: enter who gave, who received, time, place and each sample with quantity and test.</source>
        <translation>Lần giao %1: nhập người giao, người nhận, thời gian, nơi giao và từng mẫu với lượng, chỉ tiêu.</translation>
    </message>
    <message>
        <source>Hand-over %1: confirm that the seals are intact, or describe what was found.</source>
        <translation>Lần giao %1: xác nhận niêm phong còn nguyên, hoặc mô tả tình trạng.</translation>
    </message>
    <message>
        <source>Measure %1: enter what it covers, when and by whom.</source>
        <translation>Biện pháp %1: nhập đối tượng, thời gian và người quyết định.</translation>
    </message>
    <message>
        <source>Measure %1: a survey cannot sanction. Take it away, or make this an inspection.</source>
        <translation>Biện pháp %1: khảo sát không được xử lý. Bỏ đi, hoặc chuyển thành kiểm tra.</translation>
    </message>
    <message>
        <source>Statement %1: enter who said what.</source>
        <translation>Ý kiến %1: nhập người nói và nội dung.</translation>
    </message>
    <message>
        <source>The head of the team has not signed.</source>
        <translation>Trưởng đoàn chưa ký.</translation>
    </message>
    <message>
        <source>The inspected party has not signed: let it sign, or write why it does not.</source>
        <translation>Bên được kiểm tra chưa ký: mời ký, hoặc ghi lý do không ký.</translation>
    </message>
    <message>
        <source>Signature %1: write why it is missing.</source>
        <translation>Chữ ký %1: ghi lý do không có.</translation>
    </message>
    <message>
        <source>Somebody did not sign: a witness or the local authority must sign for it.</source>
        <translation>Có bên không ký: người chứng kiến hoặc chính quyền địa phương phải ký xác nhận.</translation>
    </message>
    <message>
        <source>The witness of the sampling has not signed, and nothing says why.</source>
        <translation>Người chứng kiến lấy mẫu chưa ký, và chưa ghi lý do.</translation>
    </message>
    <message>
        <source>Signature %1 was given before the text was changed: let it be signed again.</source>
        <translation>Chữ ký %1 có trước khi nội dung thay đổi: cần ký lại.</translation>
    </message>
    <message>
        <source>Signature %1: its picture is not stored. Let it be signed again.</source>
        <translation>Chữ ký %1: chưa lưu được hình. Cần ký lại.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>quá %n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>còn %n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation>
            <numerusform>quá %n giờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>còn %n giờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) late</source>
        <translation>
            <numerusform>quá %n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>còn %n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Hàng hóa</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Samples and seals</source>
        <translation>Mẫu và niêm phong</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Biện pháp</translation>
    </message>
    <message>
        <source>Statements and conclusion</source>
        <translation>Ý kiến và kết luận</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Chữ ký</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Khảo sát</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Ask for documents</source>
        <translation>Yêu cầu cung cấp hồ sơ</translation>
    </message>
    <message>
        <source>Seal goods</source>
        <translation>Niêm phong hàng hóa</translation>
    </message>
    <message>
        <source>Suspend sale</source>
        <translation>Tạm dừng bán</translation>
    </message>
    <message>
        <source>Detain evidence</source>
        <translation>Tạm giữ tang vật</translation>
    </message>
    <message>
        <source>Demand a remedy</source>
        <translation>Yêu cầu khắc phục</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Tái chế</translation>
    </message>
    <message>
        <source>Re-export</source>
        <translation>Tái xuất</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>Tiêu hủy</translation>
    </message>
    <message>
        <source>Propose to stop circulation</source>
        <translation>Đề nghị đình chỉ lưu thông</translation>
    </message>
    <message>
        <source>Propose a recall</source>
        <translation>Đề nghị thu hồi</translation>
    </message>
    <message>
        <source>Propose a sanction</source>
        <translation>Đề nghị xử phạt</translation>
    </message>
    <message>
        <source>Head of the team</source>
        <translation>Trưởng đoàn</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>Thư ký</translation>
    </message>
    <message>
        <source>Inspected party</source>
        <translation>Bên được kiểm tra</translation>
    </message>
    <message>
        <source>Coordinating agency</source>
        <translation>Cơ quan phối hợp</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Người chứng kiến</translation>
    </message>
    <message>
        <source>Local authority</source>
        <translation>Chính quyền địa phương</translation>
    </message>
    <message>
        <source>Report to the agency: %1</source>
        <translation>Báo cáo cơ quan: %1</translation>
    </message>
    <message>
        <source>Send sample %1 to a designated laboratory</source>
        <translation>Gửi mẫu %1 đến phòng thử nghiệm được chỉ định</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>đến %1</translation>
    </message>
    <message>
        <source>done late, %1</source>
        <translation>đã làm, muộn, %1</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>đã làm %1</translation>
    </message>
    <message>
        <source>Front of the package</source>
        <translation>Mặt trước bao bì</translation>
    </message>
    <message>
        <source>Back of the package</source>
        <translation>Mặt sau bao bì</translation>
    </message>
    <message>
        <source>The code, near and sharp</source>
        <translation>Mã, chụp gần và rõ</translation>
    </message>
    <message>
        <source>Label with firm, origin and dates</source>
        <translation>Nhãn có tổ chức chịu trách nhiệm, xuất xứ, ngày tháng</translation>
    </message>
    <message>
        <source>Stamp or hologram against copying</source>
        <translation>Tem chống sao chép</translation>
    </message>
    <message>
        <source>Mark and print, from near</source>
        <translation>Nhãn hiệu và nét in, chụp gần</translation>
    </message>
    <message>
        <source>Conformity mark with its number</source>
        <translation>Dấu hợp quy cùng số hiệu</translation>
    </message>
    <message>
        <source>Certificate or declaration shown</source>
        <translation>Giấy chứng nhận hoặc bản công bố được xuất trình</translation>
    </message>
    <message>
        <source>Vietnamese sub-label and original label</source>
        <translation>Nhãn phụ tiếng Việt và nhãn gốc</translation>
    </message>
    <message>
        <source>Invoice, certificate of origin, customs papers</source>
        <translation>Hóa đơn, giấy chứng nhận xuất xứ, chứng từ hải quan</translation>
    </message>
    <message>
        <source>The frame in which the code was read</source>
        <translation>Khung hình đã đọc được mã</translation>
    </message>
    <message>
        <source>Screenshot of the online listing</source>
        <translation>Ảnh chụp màn hình tin đăng</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Chữ ký</translation>
    </message>
    <message>
        <source>Records that the verdict rested on</source>
        <translation>Bản ghi làm căn cứ kết quả</translation>
    </message>
    <message>
        <source>Rules in force</source>
        <translation>Quy định có hiệu lực</translation>
    </message>
    <message>
        <source>Label and Vietnamese sub-label</source>
        <translation>Nhãn hàng hóa và nhãn phụ tiếng Việt</translation>
    </message>
    <message>
        <source>Number, barcode and its holder</source>
        <translation>Mã số, mã vạch và chủ sở hữu mã</translation>
    </message>
    <message>
        <source>Declaration and certificates of conformity</source>
        <translation>Công bố hợp quy và giấy chứng nhận</translation>
    </message>
    <message>
        <source>Applied standards</source>
        <translation>Tiêu chuẩn công bố áp dụng</translation>
    </message>
    <message>
        <source>Dates and storage</source>
        <translation>Hạn dùng và bảo quản</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>Truy xuất nguồn gốc</translation>
    </message>
    <message>
        <source>Review and send</source>
        <translation>Xem lại và gửi</translation>
    </message>
    <message>
        <source>Signature %1 of the sampling minutes was given before they were changed, or its picture is not stored: take it away and let it be signed again.</source>
        <translation>Chữ ký %1 của biên bản lấy mẫu được ký trước khi sửa biên bản, hoặc ảnh chữ ký không được lưu: hãy bỏ chữ ký đó và ký lại.</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Người lấy mẫu</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) with signs of violation have no finding.</source>
        <translation>
            <numerusform>%n mặt hàng có dấu hiệu vi phạm chưa có phát hiện.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n content(s) do not meet the rules, and no picture shows it: add one, or write why there is none.</source>
        <translation>
            <numerusform>%n nội dung không đạt yêu cầu mà chưa có ảnh thể hiện: thêm ảnh hoặc ghi lý do không có ảnh.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Ảnh khác</translation>
    </message>
</context>
<context>
    <name>InspectionChange</name>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Hình thức</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>Số quyết định</translation>
    </message>
    <message>
        <source>Authority of the decision</source>
        <translation>Cơ quan ra quyết định</translation>
    </message>
    <message>
        <source>Date of the decision</source>
        <translation>Ngày quyết định</translation>
    </message>
    <message>
        <source>Scope of the decision</source>
        <translation>Nội dung quyết định</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Cơ sở</translation>
    </message>
    <message>
        <source>Address of the establishment</source>
        <translation>Địa chỉ cơ sở</translation>
    </message>
    <message>
        <source>Tax or company code</source>
        <translation>Mã số thuế hoặc mã doanh nghiệp</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>Người đại diện</translation>
    </message>
    <message>
        <source>Post of the representative</source>
        <translation>Chức vụ người đại diện</translation>
    </message>
    <message>
        <source>Unit of the representative</source>
        <translation>Đơn vị người đại diện</translation>
    </message>
    <message>
        <source>Address of the representative</source>
        <translation>Địa chỉ người đại diện</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Vĩ độ</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Kinh độ</translation>
    </message>
    <message>
        <source>Address of the online listing</source>
        <translation>Địa chỉ tin đăng</translation>
    </message>
    <message>
        <source>Platform of the listing</source>
        <translation>Nền tảng của tin đăng</translation>
    </message>
    <message>
        <source>Shop of the listing</source>
        <translation>Gian hàng của tin đăng</translation>
    </message>
    <message>
        <source>Number of the listing</source>
        <translation>Mã tin</translation>
    </message>
    <message>
        <source>Price shown</source>
        <translation>Giá hiển thị</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Number of the sampling minutes</source>
        <translation>Số biên bản lấy mẫu</translation>
    </message>
    <message>
        <source>Time of the sampling</source>
        <translation>Thời gian lấy mẫu</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Người lấy mẫu</translation>
    </message>
    <message>
        <source>Post of the sampler</source>
        <translation>Chức vụ người lấy mẫu</translation>
    </message>
    <message>
        <source>Unit of the sampler</source>
        <translation>Đơn vị người lấy mẫu</translation>
    </message>
    <message>
        <source>Address of the sampler</source>
        <translation>Địa chỉ người lấy mẫu</translation>
    </message>
    <message>
        <source>Witness of the sampling</source>
        <translation>Người chứng kiến lấy mẫu</translation>
    </message>
    <message>
        <source>Post of the witness</source>
        <translation>Chức vụ người chứng kiến</translation>
    </message>
    <message>
        <source>Unit of the witness</source>
        <translation>Đơn vị người chứng kiến</translation>
    </message>
    <message>
        <source>Address of the witness</source>
        <translation>Địa chỉ người chứng kiến</translation>
    </message>
    <message>
        <source>Method of sampling</source>
        <translation>Phương pháp lấy mẫu</translation>
    </message>
    <message>
        <source>Units of each sample</source>
        <translation>Số đơn vị của mỗi mẫu</translation>
    </message>
    <message>
        <source>Copies of the sampling minutes</source>
        <translation>Số bản của biên bản lấy mẫu</translation>
    </message>
    <message>
        <source>Beyond the decision</source>
        <translation>Ngoài nội dung quyết định</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>name</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>post</source>
        <translation>chức vụ</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>đơn vị</translation>
    </message>
    <message>
        <source>address</source>
        <translation>địa chỉ</translation>
    </message>
    <message>
        <source>role</source>
        <translation>vai trò</translation>
    </message>
    <message>
        <source>code</source>
        <translation>mã số</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>số lô</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>số sê-ri</translation>
    </message>
    <message>
        <source>product</source>
        <translation>tên hàng hóa</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>kết quả đối chiếu</translation>
    </message>
    <message>
        <source>times read</source>
        <translation>số lần đọc</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>phát hiện</translation>
    </message>
    <message>
        <source>content</source>
        <translation>nội dung</translation>
    </message>
    <message>
        <source>result</source>
        <translation>kết quả</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>chi tiết</translation>
    </message>
    <message>
        <source>manufacturer or importer</source>
        <translation>cơ sở sản xuất hoặc nhập khẩu</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>số lượng</translation>
    </message>
    <message>
        <source>stock</source>
        <translation>lượng hàng tại nơi lấy mẫu</translation>
    </message>
    <message>
        <source>manufacture date</source>
        <translation>ngày sản xuất</translation>
    </message>
    <message>
        <source>retention</source>
        <translation>thời gian lưu mẫu</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>purpose</source>
        <translation>mục đích</translation>
    </message>
    <message>
        <source>number</source>
        <translation>số</translation>
    </message>
    <message>
        <source>row of the sample</source>
        <translation>số thứ tự mẫu</translation>
    </message>
    <message>
        <source>what it covers</source>
        <translation>đối tượng</translation>
    </message>
    <message>
        <source>time</source>
        <translation>thời gian</translation>
    </message>
    <message>
        <source>deliverer</source>
        <translation>người giao</translation>
    </message>
    <message>
        <source>post of the deliverer</source>
        <translation>chức vụ người giao</translation>
    </message>
    <message>
        <source>unit of the deliverer</source>
        <translation>đơn vị người giao</translation>
    </message>
    <message>
        <source>address of the deliverer</source>
        <translation>địa chỉ người giao</translation>
    </message>
    <message>
        <source>receiver</source>
        <translation>người nhận</translation>
    </message>
    <message>
        <source>post of the receiver</source>
        <translation>chức vụ người nhận</translation>
    </message>
    <message>
        <source>unit of the receiver</source>
        <translation>đơn vị người nhận</translation>
    </message>
    <message>
        <source>address of the receiver</source>
        <translation>địa chỉ người nhận</translation>
    </message>
    <message>
        <source>place</source>
        <translation>địa điểm</translation>
    </message>
    <message>
        <source>samples handed over</source>
        <translation>mẫu đã giao</translation>
    </message>
    <message>
        <source>seals intact</source>
        <translation>niêm phong còn nguyên</translation>
    </message>
    <message>
        <source>state</source>
        <translation>tình trạng</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>loại</translation>
    </message>
    <message>
        <source>ordered by</source>
        <translation>người quyết định</translation>
    </message>
    <message>
        <source>post of who ordered it</source>
        <translation>chức vụ người quyết định</translation>
    </message>
    <message>
        <source>unit of who ordered it</source>
        <translation>đơn vị người quyết định</translation>
    </message>
    <message>
        <source>address of who ordered it</source>
        <translation>địa chỉ người quyết định</translation>
    </message>
    <message>
        <source>legal basis</source>
        <translation>căn cứ pháp lý</translation>
    </message>
    <message>
        <source>reported to the agency</source>
        <translation>báo cáo cơ quan lúc</translation>
    </message>
    <message>
        <source>party</source>
        <translation>bên</translation>
    </message>
    <message>
        <source>what was said</source>
        <translation>ý kiến</translation>
    </message>
    <message>
        <source>has signed</source>
        <translation>đã ký</translation>
    </message>
    <message>
        <source>reason of the refusal</source>
        <translation>lý do không ký</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>content of the file</source>
        <translation>nội dung tệp</translation>
    </message>
    <message>
        <source>head of the team</source>
        <translation>trưởng đoàn</translation>
    </message>
    <message>
        <source>secretary</source>
        <translation>thư ký</translation>
    </message>
    <message>
        <source>controller</source>
        <translation>kiểm soát viên</translation>
    </message>
    <message>
        <source>member</source>
        <translation>thành viên</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>chưa kiểm tra</translation>
    </message>
    <message>
        <source>meets the rules</source>
        <translation>phù hợp</translation>
    </message>
    <message>
        <source>does not meet the rules</source>
        <translation>không phù hợp</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>theo kế hoạch</translation>
    </message>
    <message>
        <source>unannounced</source>
        <translation>đột xuất</translation>
    </message>
    <message>
        <source>Member %1</source>
        <translation>Thành viên %1</translation>
    </message>
    <message>
        <source>Goods %1</source>
        <translation>Hàng hóa %1</translation>
    </message>
    <message>
        <source>Content %1</source>
        <translation>Nội dung %1</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Mẫu %1</translation>
    </message>
    <message>
        <source>Seal %1</source>
        <translation>Niêm phong %1</translation>
    </message>
    <message>
        <source>Hand-over %1</source>
        <translation>Lần giao mẫu %1</translation>
    </message>
    <message>
        <source>Measure %1</source>
        <translation>Biện pháp %1</translation>
    </message>
    <message>
        <source>Statement %1</source>
        <translation>Ý kiến %1</translation>
    </message>
    <message>
        <source>Signature %1</source>
        <translation>Chữ ký %1</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Tệp %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>Thêm: %1</translation>
    </message>
    <message>
        <source>Taken away: %1</source>
        <translation>Bỏ: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2, was empty</source>
        <translation>%1: %2, trước đó để trống</translation>
    </message>
    <message>
        <source>%1: empty, was %2</source>
        <translation>%1: để trống, trước đó %2</translation>
    </message>
    <message>
        <source>%1: %2, was %3</source>
        <translation>%1: %2, trước đó %3</translation>
    </message>
    <message>
        <source>Number of the minutes</source>
        <translation>Số biên bản</translation>
    </message>
    <message>
        <source>Copies made of the minutes</source>
        <translation>Số bản biên bản được lập</translation>
    </message>
    <message>
        <source>Locality of the papers</source>
        <translation>Địa danh ghi trên văn bản</translation>
    </message>
    <message>
        <source>why there is no picture</source>
        <translation>lý do không có ảnh</translation>
    </message>
    <message>
        <source>Signature %1 of the sampling minutes</source>
        <translation>Chữ ký %1 của biên bản lấy mẫu</translation>
    </message>
</context>
<context>
    <name>InspectionContents</name>
    <message>
        <source>Not checked</source>
        <translation>Chưa kiểm tra</translation>
    </message>
    <message>
        <source>Meets the rules</source>
        <translation>Đạt yêu cầu</translation>
    </message>
    <message>
        <source>Does not meet the rules</source>
        <translation>Không đạt yêu cầu</translation>
    </message>
    <message>
        <source>The minutes give the full result of each content. What a package&apos;s label must show is checked on the result page of the item; its answers are kept with the finding.</source>
        <translation>Biên bản ghi đầy đủ kết quả từng nội dung. Những gì nhãn phải có được kiểm tra ở trang kết quả của hàng hóa; câu trả lời được lưu cùng phát hiện.</translation>
    </message>
    <message>
        <source>Content %1</source>
        <translation>Nội dung %1</translation>
    </message>
    <message>
        <source>Take away content %1</source>
        <translation>Bỏ nội dung %1</translation>
    </message>
    <message>
        <source>Subject of content %1</source>
        <translation>Tên nội dung %1</translation>
    </message>
    <message>
        <source>Result of content %1</source>
        <translation>Kết quả nội dung %1</translation>
    </message>
    <message>
        <source>Details of content %1</source>
        <translation>Mô tả nội dung %1</translation>
    </message>
    <message>
        <source>Add a content</source>
        <translation>Thêm nội dung</translation>
    </message>
    <message>
        <source>Another content</source>
        <translation>Nội dung khác</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Tên nội dung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Mô tả</translation>
    </message>
</context>
<context>
    <name>InspectionFirm</name>
    <message>
        <source>Establishment</source>
        <translation>Cơ sở</translation>
    </message>
    <message>
        <source>Name of the establishment</source>
        <translation>Tên cơ sở</translation>
    </message>
    <message>
        <source>Firms of the national data and of earlier inspections are found as you type, with or without accents.</source>
        <translation>Gõ tên để tìm trong dữ liệu quốc gia và các đợt trước, có dấu hay không dấu đều được.</translation>
    </message>
    <message>
        <source>Take over: %1</source>
        <translation>Lấy thông tin: %1</translation>
    </message>
    <message>
        <source>Address of the establishment</source>
        <translation>Địa chỉ cơ sở</translation>
    </message>
    <message>
        <source>Tax or company code</source>
        <translation>Mã số thuế hoặc mã doanh nghiệp</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Who was there for it</source>
        <translation>Người đại diện có mặt</translation>
    </message>
    <message>
        <source>Position of the representative</source>
        <translation>Chức vụ người đại diện</translation>
    </message>
    <message>
        <source>Unit of the representative</source>
        <translation>Đơn vị của người đại diện</translation>
    </message>
</context>
<context>
    <name>InspectionFoot</name>
    <message>
        <source>All inspections</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
</context>
<context>
    <name>InspectionGoods</name>
    <message>
        <source>Goods met</source>
        <translation>Hàng hóa đã gặp</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n mặt hàng</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) read</source>
        <translation>
            <numerusform>%n lần đọc mã</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan goods</source>
        <translation>Quét hàng hóa</translation>
    </message>
    <message>
        <source>No goods yet</source>
        <translation>Chưa có hàng hóa</translation>
    </message>
    <message>
        <source>While this inspection is open, everything you scan joins it. The same item again is counted.</source>
        <translation>Khi đợt kiểm tra đang mở, mọi thứ được quét đều vào đây. Hàng gặp lại thì được đếm.</translation>
    </message>
</context>
<context>
    <name>InspectionGoodsRow</name>
    <message>
        <source>finding recorded</source>
        <translation>đã ghi phát hiện</translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>chưa có phát hiện</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>Finding recorded</source>
        <translation>Đã ghi phát hiện</translation>
    </message>
    <message>
        <source>No finding</source>
        <translation>Chưa có phát hiện</translation>
    </message>
    <message>
        <source>Take a sample of %1</source>
        <translation>Lấy mẫu %1</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>Bỏ %1</translation>
    </message>
    <message>
        <source>Record what is judged now</source>
        <translation>Ghi kết quả đánh giá hiện tại</translation>
    </message>
    <message>
        <source>Record what is judged now of %1</source>
        <translation>Ghi kết quả đánh giá hiện tại của %1</translation>
    </message>
</context>
<context>
    <name>InspectionKind</name>
    <message>
        <source>Why the signed minutes are revised</source>
        <translation>Lý do sửa biên bản đã ký</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Khảo sát</translation>
    </message>
    <message>
        <source>A survey gathers information: its samples inform only, and it cannot seal, suspend or sanction.</source>
        <translation>Khảo sát chỉ thu thập thông tin: mẫu chỉ để tham khảo, không được niêm phong, tạm dừng bán hay xử phạt.</translation>
    </message>
    <message>
        <source>An inspection carries out a decision and can lead to measures.</source>
        <translation>Kiểm tra thực hiện quyết định và có thể dẫn đến biện pháp xử lý.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Theo kế hoạch</translation>
    </message>
    <message>
        <source>Unannounced</source>
        <translation>Đột xuất</translation>
    </message>
    <message>
        <source>Number of the plan or decision (if any)</source>
        <translation>Số kế hoạch hoặc quyết định (nếu có)</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>Số quyết định</translation>
    </message>
    <message>
        <source>Date of the decision</source>
        <translation>Ngày quyết định</translation>
    </message>
    <message>
        <source>Authority that decided</source>
        <translation>Cơ quan ra quyết định</translation>
    </message>
    <message>
        <source>Begun at</source>
        <translation>Bắt đầu lúc</translation>
    </message>
    <message>
        <source>What the decision orders to inspect</source>
        <translation>Nội dung quyết định yêu cầu kiểm tra</translation>
    </message>
    <message>
        <source>Number of the minutes</source>
        <translation>Số biên bản</translation>
    </message>
    <message>
        <source>Locality of the papers</source>
        <translation>Địa danh ghi trên văn bản</translation>
    </message>
    <message>
        <source>Province or commune that stands before the date. Left empty, it is taken from the end of the address.</source>
        <translation>Tên tỉnh hoặc xã ghi trước ngày tháng. Nếu để trống thì lấy từ phần cuối của địa chỉ.</translation>
    </message>
    <message>
        <source>Copies made of the minutes</source>
        <translation>Số bản biên bản được lập</translation>
    </message>
</context>
<context>
    <name>InspectionList</name>
    <message>
        <source>Inspections of this device</source>
        <translation>Các đợt kiểm tra trên thiết bị này</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) to go on with</source>
        <translation>
            <numerusform>%n bản nháp có thể làm tiếp</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin an inspection</source>
        <translation>Bắt đầu kiểm tra</translation>
    </message>
    <message>
        <source>Loading inspections</source>
        <translation>Đang tải các đợt kiểm tra</translation>
    </message>
    <message>
        <source>No inspections yet</source>
        <translation>Chưa có đợt kiểm tra</translation>
    </message>
    <message>
        <source>From the decision to the signed minutes: everything is kept as you enter it, and you can go on at any time.</source>
        <translation>Từ quyết định đến biên bản đã ký: mọi thứ được lưu ngay khi nhập, và có thể làm tiếp bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>Search inspections</source>
        <translation>Tìm đợt kiểm tra</translation>
    </message>
    <message>
        <source>Establishment or decision</source>
        <translation>Cơ sở, số quyết định</translation>
    </message>
    <message>
        <source>Show older inspections</source>
        <translation>Hiện các đợt kiểm tra cũ hơn</translation>
    </message>
</context>
<context>
    <name>InspectionListing</name>
    <message>
        <source>Online listing</source>
        <translation>Tin đăng trên mạng</translation>
    </message>
    <message>
        <source>Its address, when goods are offered online</source>
        <translation>Địa chỉ tin đăng, khi hàng được bán trên mạng</translation>
    </message>
    <message>
        <source>The screenshot is signed with the minutes.</source>
        <translation>Ảnh chụp màn hình được ký cùng biên bản.</translation>
    </message>
    <message>
        <source>A listing can change or vanish at any time: keep a screenshot of it, with its price.</source>
        <translation>Tin đăng có thể bị sửa hoặc gỡ bất cứ lúc nào: hãy lưu ảnh chụp màn hình có cả giá.</translation>
    </message>
    <message>
        <source>Add a screenshot of the listing</source>
        <translation>Thêm ảnh chụp màn hình tin đăng</translation>
    </message>
    <message>
        <source>Take away screenshot %1</source>
        <translation>Bỏ ảnh màn hình %1</translation>
    </message>
    <message>
        <source>Paste a screenshot of the listing</source>
        <translation>Dán ảnh chụp màn hình tin đăng</translation>
    </message>
</context>
<context>
    <name>InspectionMeasures</name>
    <message>
        <source>A survey may ask for documents. Everything else needs an inspection: change the kind in the first step if a decision orders one.</source>
        <translation>Khảo sát chỉ được yêu cầu cung cấp hồ sơ. Mọi biện pháp khác cần có kiểm tra: đổi loại ở bước đầu nếu có quyết định.</translation>
    </message>
    <message>
        <source>No measure yet: none is needed when nothing was found.</source>
        <translation>Chưa có biện pháp: không cần khi không phát hiện gì.</translation>
    </message>
    <message>
        <source>Add a measure</source>
        <translation>Thêm biện pháp</translation>
    </message>
</context>
<context>
    <name>InspectionPage</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>InspectionPlace</name>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Address where it takes place</source>
        <translation>Địa chỉ nơi kiểm tra</translation>
    </message>
    <message>
        <source>Shop, market, warehouse, border post</source>
        <translation>Cửa hàng, chợ, kho, cửa khẩu</translation>
    </message>
    <message>
        <source>Position: %1, %2</source>
        <translation>Tọa độ: %1, %2</translation>
    </message>
    <message>
        <source>No position yet</source>
        <translation>Chưa có tọa độ</translation>
    </message>
    <message>
        <source>This device has no position source: type the place.</source>
        <translation>Thiết bị không có định vị: hãy nhập địa điểm.</translation>
    </message>
    <message>
        <source>Looking for the position</source>
        <translation>Đang tìm vị trí</translation>
    </message>
    <message>
        <source>Take the position</source>
        <translation>Lấy vị trí</translation>
    </message>
</context>
<context>
    <name>InspectionRail</name>
    <message>
        <source>Steps</source>
        <translation>Các bước</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1/%2: %3</translation>
    </message>
</context>
<context>
    <name>InspectionRailStep</name>
    <message>
        <source>done</source>
        <translation>xong</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation>
            <numerusform>thiếu %n mục</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing needed</source>
        <translation>không bắt buộc</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>thiếu %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectionReview</name>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Complete: it can be signed</source>
        <translation>Đã đủ: có thể ký</translation>
    </message>
    <message>
        <source>Make the minutes and send them</source>
        <translation>Lập biên bản và gửi</translation>
    </message>
    <message>
        <source>After that the minutes do not change; a revision with its reason can follow.</source>
        <translation>Sau đó biên bản không thay đổi; có thể có bản sửa kèm lý do.</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>Tóm tắt</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Cơ sở</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Đoàn kiểm tra</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Hàng hóa</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Seals</source>
        <translation>Niêm phong</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Minutes as a document</source>
        <translation>Xem/in biên bản</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>Đồng hồ không đúng</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Chưa kiểm tra</translation>
    </message>
    <message>
        <source>Meets the rules</source>
        <translation>Đạt yêu cầu</translation>
    </message>
    <message>
        <source>Does not meet the rules</source>
        <translation>Không đạt yêu cầu</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Biện pháp</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Chữ ký</translation>
    </message>
    <message>
        <source>%1: not signed</source>
        <translation>%1: không ký</translation>
    </message>
    <message>
        <source>Give up this revision</source>
        <translation>Bỏ lần sửa này</translation>
    </message>
    <message>
        <source>Discard this draft</source>
        <translation>Hủy bản nháp này</translation>
    </message>
    <message>
        <source>These minutes rest on a result that does not hold any more. Finish the check of the consignment again: it begins their revision. Or revise them below.</source>
        <translation>Biên bản này dựa trên kết quả không còn hiệu lực. Hãy kết thúc lại việc kiểm đếm lô hàng: bản sửa của biên bản sẽ được bắt đầu. Hoặc sửa biên bản ở phần dưới.</translation>
    </message>
    <message>
        <source>This draft rests on a result that does not hold any more. Finish the check of the consignment again before it is signed.</source>
        <translation>Bản nháp này dựa trên kết quả không còn hiệu lực. Hãy kết thúc lại việc kiểm đếm lô hàng trước khi ký.</translation>
    </message>
    <message numerus="yes">
        <source>The minutes do not name %n finding(s) of this inspection. They name the last finding of each of the goods listed, as far as it was recorded before anybody signed.</source>
        <translation>
            <numerusform>Biên bản không nêu %n phát hiện của đợt kiểm tra này. Biên bản chỉ nêu phát hiện cuối cùng của từng hàng hóa đã liệt kê, nếu được ghi trước khi có người ký.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again before it is signed</source>
        <translation>Xem lại trước khi ký</translation>
    </message>
</context>
<context>
    <name>InspectionSamples</name>
    <message>
        <source>In a survey, and without a lot number, a sample informs only: it cannot be used against the firm.</source>
        <translation>Trong khảo sát, hoặc khi không có số lô, mẫu chỉ để tham khảo: không dùng để xử lý cơ sở.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Add a sample</source>
        <translation>Thêm mẫu</translation>
    </message>
    <message>
        <source>Or take it from an item in the step “Goods”: name, firm, lot and date come with it.</source>
        <translation>Hoặc lấy từ hàng hóa ở bước “Hàng hóa”: tên, tổ chức, lô và ngày được điền sẵn.</translation>
    </message>
</context>
<context>
    <name>InspectionSignatures</name>
    <message numerus="yes">
        <source>%n thing(s) are still missing in other steps. Fill them in first: what is changed after signing must be signed again.</source>
        <translation>
            <numerusform>Còn thiếu %n mục ở các bước khác. Hãy điền trước: nội dung thay đổi sau khi ký thì phải ký lại.</numerusform>
        </translation>
    </message>
    <message>
        <source>The text was changed after somebody had signed it. Let everybody sign again.</source>
        <translation>Nội dung đã thay đổi sau khi có người ký. Cần mời mọi người ký lại.</translation>
    </message>
    <message>
        <source>Take signatures away</source>
        <translation>Bỏ các chữ ký</translation>
    </message>
    <message>
        <source>Nobody has signed yet. The head of the team signs, and the inspected party, or it is written why it does not; then a witness or the local authority signs for it.</source>
        <translation>Chưa ai ký. Trưởng đoàn ký, và bên được kiểm tra ký hoặc ghi lý do không ký; khi đó người chứng kiến hoặc chính quyền địa phương ký xác nhận.</translation>
    </message>
    <message>
        <source>Sign on the screen</source>
        <translation>Ký trên màn hình</translation>
    </message>
    <message>
        <source>Somebody does not sign</source>
        <translation>Có người không ký</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Ký</translation>
    </message>
    <message>
        <source>Sign: %1</source>
        <translation>Ký: %1</translation>
    </message>
    <message>
        <source>Read the minutes</source>
        <translation>Đọc biên bản</translation>
    </message>
</context>
<context>
    <name>InspectionStatements</name>
    <message>
        <source>No statement yet. The inspected party, a coordinating agency and witnesses may have their opinion written down.</source>
        <translation>Chưa có ý kiến. Bên được kiểm tra, cơ quan phối hợp và người chứng kiến có quyền ghi ý kiến.</translation>
    </message>
    <message>
        <source>Add a statement</source>
        <translation>Thêm ý kiến</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Seen beyond the decision</source>
        <translation>Thấy ngoài phạm vi quyết định</translation>
    </message>
    <message>
        <source>Assessment and proposals of the team</source>
        <translation>Nhận xét và kiến nghị của đoàn</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Kết thúc lúc</translation>
    </message>
    <message>
        <source>It ends now</source>
        <translation>Kết thúc bây giờ</translation>
    </message>
    <message>
        <source>Recorded only: to act, amend the decision</source>
        <translation>Chỉ ghi nhận; muốn xử lý phải sửa quyết định</translation>
    </message>
</context>
<context>
    <name>InspectionTeam</name>
    <message>
        <source>Head of the team</source>
        <translation>Trưởng đoàn</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>Thư ký</translation>
    </message>
    <message>
        <source>Quality controller</source>
        <translation>Kiểm soát viên chất lượng</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Thành viên</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Đoàn kiểm tra</translation>
    </message>
    <message>
        <source>Member %1</source>
        <translation>Thành viên %1</translation>
    </message>
    <message>
        <source>Take away member %1</source>
        <translation>Bỏ thành viên %1</translation>
    </message>
    <message>
        <source>Name of member %1</source>
        <translation>Tên thành viên %1</translation>
    </message>
    <message>
        <source>Role of member %1</source>
        <translation>Vai trò thành viên %1</translation>
    </message>
    <message>
        <source>Position of member %1</source>
        <translation>Chức vụ thành viên %1</translation>
    </message>
    <message>
        <source>Unit of member %1</source>
        <translation>Đơn vị thành viên %1</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Thêm thành viên</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
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
        <translation>Lần %1</translation>
    </message>
    <message>
        <source>%1; the hub has seen a gap before this record</source>
        <translation>%1; trung tâm thấy thiếu bản ghi trước bản ghi này</translation>
    </message>
</context>
<context>
    <name>InvitationSheet</name>
    <message>
        <source>Move this device to another hub?</source>
        <translation>Chuyển thiết bị này sang trung tâm khác?</translation>
    </message>
    <message>
        <source>Enrol this device at this hub?</source>
        <translation>Đăng ký thiết bị này tại trung tâm này?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Talking to the hub…</source>
        <translation>Đang liên lạc với trung tâm…</translation>
    </message>
    <message>
        <source>Move the device</source>
        <translation>Chuyển thiết bị</translation>
    </message>
    <message>
        <source>Enrol the device</source>
        <translation>Đăng ký thiết bị</translation>
    </message>
    <message>
        <source>This device is enrolled at another hub</source>
        <translation>Thiết bị này đang đăng ký tại một trung tâm khác</translation>
    </message>
    <message>
        <source>If you go on, what waits on this device is sent to the new hub, and the national data come from there. A code on goods or on a wall can hold such an invitation: go on only when your administrator told you to.</source>
        <translation>Nếu tiếp tục, những gì đang chờ gửi trên thiết bị sẽ được gửi đến trung tâm mới và dữ liệu quốc gia sẽ lấy từ đó. Một mã dán trên hàng hóa hay trên tường cũng có thể chứa thư mời như vậy: chỉ tiếp tục khi quản trị viên yêu cầu.</translation>
    </message>
    <message>
        <source>This device is enrolled at this hub already. It would be enrolled anew.</source>
        <translation>Thiết bị này đã đăng ký tại trung tâm này. Nếu tiếp tục, thiết bị sẽ được đăng ký lại.</translation>
    </message>
    <message>
        <source>The national data will come from this hub, and what you record is sent to it. A code on goods or on a wall can hold such an invitation: check that the hub is yours.</source>
        <translation>Dữ liệu quốc gia sẽ lấy từ trung tâm này và những gì bạn ghi nhận sẽ được gửi đến đó. Một mã dán trên hàng hóa hay trên tường cũng có thể chứa thư mời như vậy: hãy kiểm tra đây đúng là trung tâm của cơ quan bạn.</translation>
    </message>
    <message>
        <source>Hub that invites</source>
        <translation>Trung tâm gửi thư mời</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Khóa của trung tâm</translation>
    </message>
    <message>
        <source>Hub of this device now</source>
        <translation>Trung tâm hiện tại của thiết bị</translation>
    </message>
    <message>
        <source>Key of that hub</source>
        <translation>Khóa của trung tâm hiện tại</translation>
    </message>
    <message>
        <source>Compare the key with the one that your administrator has.</source>
        <translation>Hãy đối chiếu khóa với khóa mà quản trị viên cung cấp.</translation>
    </message>
    <message>
        <source>I was told to move this device</source>
        <translation>Tôi được yêu cầu chuyển thiết bị này</translation>
    </message>
    <message>
        <source>If you go on, this device leaves its hub: what waits on it is sent to the new hub once that has enrolled it, and the national data come from there. Go on only when your administrator told you to.</source>
        <translation>Nếu tiếp tục, thiết bị này rời trung tâm hiện tại: dữ liệu đang chờ gửi sẽ được gửi đến trung tâm mới sau khi trung tâm đó đăng ký thiết bị, và dữ liệu quốc gia sẽ lấy từ đó. Chỉ tiếp tục khi quản trị viên yêu cầu.</translation>
    </message>
    <message>
        <source>New hub</source>
        <translation>Trung tâm mới</translation>
    </message>
    <message>
        <source>Records that are not sent yet</source>
        <translation>Bản ghi chưa gửi</translation>
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
        <translation>vừa xong</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n phút trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n giờ trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n ngày trước</numerusform>
        </translation>
    </message>
    <message>
        <source>Logistic unit (SSCC)</source>
        <translation>Đơn vị logistic (SSCC)</translation>
    </message>
    <message>
        <source>Product code (GTIN)</source>
        <translation>Mã thương phẩm (GTIN)</translation>
    </message>
    <message>
        <source>Contained product (GTIN)</source>
        <translation>Sản phẩm bên trong (GTIN)</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Số lô</translation>
    </message>
    <message>
        <source>Manufacture date</source>
        <translation>Ngày sản xuất</translation>
    </message>
    <message>
        <source>Packaging date</source>
        <translation>Ngày đóng gói</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Sử dụng tốt nhất trước</translation>
    </message>
    <message>
        <source>Sell by</source>
        <translation>Bán trước ngày</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>Hạn sử dụng</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Số sê-ri</translation>
    </message>
    <message>
        <source>Consumer product variant</source>
        <translation>Biến thể sản phẩm</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>Third-party serial</source>
        <translation>Số sê-ri bên thứ ba</translation>
    </message>
    <message>
        <source>Additional product identification</source>
        <translation>Định danh bổ sung</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Số đơn hàng</translation>
    </message>
    <message>
        <source>Ship to (GLN)</source>
        <translation>Nơi nhận (GLN)</translation>
    </message>
    <message>
        <source>Location (GLN)</source>
        <translation>Địa điểm (GLN)</translation>
    </message>
    <message>
        <source>Country of origin</source>
        <translation>Nước xuất xứ</translation>
    </message>
    <message>
        <source>Product without a record</source>
        <translation>Sản phẩm không có dữ liệu</translation>
    </message>
    <message>
        <source>Asset or document</source>
        <translation>Tài sản hoặc tài liệu</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>Mã thanh toán</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Địa chỉ web</translation>
    </message>
    <message>
        <source>Code without a product number</source>
        <translation>Mã không có mã thương phẩm</translation>
    </message>
    <message>
        <source>(payment details are not kept)</source>
        <translation>(không lưu thông tin thanh toán)</translation>
    </message>
    <message>
        <source>Made-to-order product (GTIN)</source>
        <translation>Sản phẩm đặt làm (GTIN)</translation>
    </message>
    <message>
        <source>Payment due date</source>
        <translation>Hạn thanh toán</translation>
    </message>
    <message>
        <source>Product variant</source>
        <translation>Biến thể sản phẩm</translation>
    </message>
    <message>
        <source>Customer&apos;s part number</source>
        <translation>Mã linh kiện của khách hàng</translation>
    </message>
    <message>
        <source>Made-to-order variation</source>
        <translation>Biến thể đặt làm</translation>
    </message>
    <message>
        <source>Packaging component</source>
        <translation>Thành phần bao bì</translation>
    </message>
    <message>
        <source>Secondary serial</source>
        <translation>Số sê-ri phụ</translation>
    </message>
    <message>
        <source>Reference to the source</source>
        <translation>Tham chiếu nguồn gốc</translation>
    </message>
    <message>
        <source>Document (GDTI)</source>
        <translation>Tài liệu (GDTI)</translation>
    </message>
    <message>
        <source>Location extension</source>
        <translation>Phần mở rộng của địa điểm</translation>
    </message>
    <message>
        <source>Coupon (GCN)</source>
        <translation>Phiếu ưu đãi (GCN)</translation>
    </message>
    <message>
        <source>Variable count</source>
        <translation>Số lượng thay đổi</translation>
    </message>
    <message>
        <source>Net weight</source>
        <translation>Khối lượng tịnh</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Chiều dài</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Chiều rộng</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Chiều cao</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Diện tích</translation>
    </message>
    <message>
        <source>Net volume</source>
        <translation>Thể tích thực</translation>
    </message>
    <message>
        <source>Gross weight</source>
        <translation>Khối lượng cả bì</translation>
    </message>
    <message>
        <source>Length of the unit</source>
        <translation>Chiều dài kiện</translation>
    </message>
    <message>
        <source>Width of the unit</source>
        <translation>Chiều rộng kiện</translation>
    </message>
    <message>
        <source>Height of the unit</source>
        <translation>Chiều cao kiện</translation>
    </message>
    <message>
        <source>Area of the unit</source>
        <translation>Diện tích kiện</translation>
    </message>
    <message>
        <source>Volume of the unit</source>
        <translation>Thể tích kiện</translation>
    </message>
    <message>
        <source>Weight per area</source>
        <translation>Khối lượng trên diện tích</translation>
    </message>
    <message>
        <source>Amount payable</source>
        <translation>Số tiền phải trả</translation>
    </message>
    <message>
        <source>Price of the item</source>
        <translation>Giá của sản phẩm</translation>
    </message>
    <message>
        <source>Discount, per cent</source>
        <translation>Mức giảm giá, phần trăm</translation>
    </message>
    <message>
        <source>Price per unit</source>
        <translation>Giá mỗi đơn vị</translation>
    </message>
    <message>
        <source>Consignment (GINC)</source>
        <translation>Lô vận chuyển (GINC)</translation>
    </message>
    <message>
        <source>Shipment (GSIN)</source>
        <translation>Chuyến hàng (GSIN)</translation>
    </message>
    <message>
        <source>Routing code</source>
        <translation>Mã tuyến vận chuyển</translation>
    </message>
    <message>
        <source>Bill to (GLN)</source>
        <translation>Nơi lập hóa đơn (GLN)</translation>
    </message>
    <message>
        <source>Purchased from (GLN)</source>
        <translation>Mua từ (GLN)</translation>
    </message>
    <message>
        <source>Ship for (GLN)</source>
        <translation>Giao cho (GLN)</translation>
    </message>
    <message>
        <source>Pay to (GLN)</source>
        <translation>Bên nhận thanh toán (GLN)</translation>
    </message>
    <message>
        <source>Place of production or service (GLN)</source>
        <translation>Nơi sản xuất hoặc dịch vụ (GLN)</translation>
    </message>
    <message>
        <source>Party (GLN)</source>
        <translation>Bên liên quan (GLN)</translation>
    </message>
    <message>
        <source>Postal code of delivery</source>
        <translation>Mã bưu chính nơi giao</translation>
    </message>
    <message>
        <source>Countries of first processing</source>
        <translation>Các nước chế biến ban đầu</translation>
    </message>
    <message>
        <source>Country of processing</source>
        <translation>Nước chế biến</translation>
    </message>
    <message>
        <source>Countries of disassembly</source>
        <translation>Các nước tháo rời</translation>
    </message>
    <message>
        <source>Country of the whole process</source>
        <translation>Nước thực hiện toàn bộ quá trình</translation>
    </message>
    <message>
        <source>Subdivision of origin</source>
        <translation>Địa phương xuất xứ</translation>
    </message>
    <message>
        <source>Delivery: company</source>
        <translation>Giao hàng: công ty</translation>
    </message>
    <message>
        <source>Delivery: contact</source>
        <translation>Giao hàng: người liên hệ</translation>
    </message>
    <message>
        <source>Delivery: address</source>
        <translation>Giao hàng: địa chỉ</translation>
    </message>
    <message>
        <source>Delivery: address, second line</source>
        <translation>Giao hàng: địa chỉ, dòng 2</translation>
    </message>
    <message>
        <source>Delivery: suburb</source>
        <translation>Giao hàng: phường, xã</translation>
    </message>
    <message>
        <source>Delivery: locality</source>
        <translation>Giao hàng: thành phố</translation>
    </message>
    <message>
        <source>Delivery: region</source>
        <translation>Giao hàng: vùng, tỉnh</translation>
    </message>
    <message>
        <source>Delivery: country</source>
        <translation>Giao hàng: nước</translation>
    </message>
    <message>
        <source>Delivery: telephone</source>
        <translation>Giao hàng: điện thoại</translation>
    </message>
    <message>
        <source>Delivery: coordinates</source>
        <translation>Giao hàng: tọa độ</translation>
    </message>
    <message>
        <source>Return: company</source>
        <translation>Trả hàng: công ty</translation>
    </message>
    <message>
        <source>Return: contact</source>
        <translation>Trả hàng: người liên hệ</translation>
    </message>
    <message>
        <source>Return: address</source>
        <translation>Trả hàng: địa chỉ</translation>
    </message>
    <message>
        <source>Return: address, second line</source>
        <translation>Trả hàng: địa chỉ, dòng 2</translation>
    </message>
    <message>
        <source>Return: suburb</source>
        <translation>Trả hàng: phường, xã</translation>
    </message>
    <message>
        <source>Return: locality</source>
        <translation>Trả hàng: thành phố</translation>
    </message>
    <message>
        <source>Return: region</source>
        <translation>Trả hàng: vùng, tỉnh</translation>
    </message>
    <message>
        <source>Return: country</source>
        <translation>Trả hàng: nước</translation>
    </message>
    <message>
        <source>Return: postal code</source>
        <translation>Trả hàng: mã bưu chính</translation>
    </message>
    <message>
        <source>Return: telephone</source>
        <translation>Trả hàng: điện thoại</translation>
    </message>
    <message>
        <source>Service description</source>
        <translation>Mô tả dịch vụ</translation>
    </message>
    <message>
        <source>Dangerous goods</source>
        <translation>Hàng nguy hiểm</translation>
    </message>
    <message>
        <source>May be left unattended</source>
        <translation>Được phép để lại khi vắng người</translation>
    </message>
    <message>
        <source>Signature required</source>
        <translation>Cần chữ ký</translation>
    </message>
    <message>
        <source>Deliver not before</source>
        <translation>Không giao trước</translation>
    </message>
    <message>
        <source>Deliver not after</source>
        <translation>Không giao sau</translation>
    </message>
    <message>
        <source>Release date</source>
        <translation>Ngày phát hành</translation>
    </message>
    <message>
        <source>Maximum temperature, °F</source>
        <translation>Nhiệt độ tối đa, °F</translation>
    </message>
    <message>
        <source>Maximum temperature, °C</source>
        <translation>Nhiệt độ tối đa, °C</translation>
    </message>
    <message>
        <source>Minimum temperature, °F</source>
        <translation>Nhiệt độ tối thiểu, °F</translation>
    </message>
    <message>
        <source>Minimum temperature, °C</source>
        <translation>Nhiệt độ tối thiểu, °C</translation>
    </message>
    <message>
        <source>NATO stock number</source>
        <translation>Số vật tư NATO</translation>
    </message>
    <message>
        <source>Carcass or meat cut</source>
        <translation>Loại thịt xẻ</translation>
    </message>
    <message>
        <source>Expiry date and time</source>
        <translation>Thời điểm hết hạn</translation>
    </message>
    <message>
        <source>Active potency</source>
        <translation>Hàm lượng hoạt chất</translation>
    </message>
    <message>
        <source>Catch area</source>
        <translation>Vùng khai thác</translation>
    </message>
    <message>
        <source>First freeze date</source>
        <translation>Ngày cấp đông đầu tiên</translation>
    </message>
    <message>
        <source>Harvest date</source>
        <translation>Ngày thu hoạch</translation>
    </message>
    <message>
        <source>Aquatic species</source>
        <translation>Loài thủy sản</translation>
    </message>
    <message>
        <source>Fishing gear</source>
        <translation>Ngư cụ</translation>
    </message>
    <message>
        <source>Production method</source>
        <translation>Phương pháp sản xuất</translation>
    </message>
    <message>
        <source>Test by date</source>
        <translation>Hạn kiểm nghiệm</translation>
    </message>
    <message>
        <source>Refurbishment lot</source>
        <translation>Lô tân trang</translation>
    </message>
    <message>
        <source>Functional status</source>
        <translation>Tình trạng hoạt động</translation>
    </message>
    <message>
        <source>Revision status</source>
        <translation>Tình trạng phiên bản</translation>
    </message>
    <message>
        <source>Assembly (GIAI)</source>
        <translation>Cụm lắp ráp (GIAI)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Cơ sở chế biến</translation>
    </message>
    <message>
        <source>Tobacco unit (UIC)</source>
        <translation>Đơn vị thuốc lá (UIC)</translation>
    </message>
    <message>
        <source>Freight unit type</source>
        <translation>Loại đơn vị vận tải</translation>
    </message>
    <message>
        <source>National healthcare number</source>
        <translation>Mã chăm sóc sức khỏe quốc gia</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Đề cương nghiên cứu</translation>
    </message>
    <message>
        <source>Data carrier type</source>
        <translation>Loại vật mang dữ liệu</translation>
    </message>
    <message>
        <source>Version of the code</source>
        <translation>Phiên bản mã</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Date and time of birth</source>
        <translation>Ngày giờ sinh</translation>
    </message>
    <message>
        <source>Biological sex</source>
        <translation>Giới tính sinh học</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Họ</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Name suffix</source>
        <translation>Hậu tố tên</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Address of the person</source>
        <translation>Địa chỉ cá nhân</translation>
    </message>
    <message>
        <source>Birth sequence</source>
        <translation>Thứ tự sinh</translation>
    </message>
    <message>
        <source>Family name of the baby</source>
        <translation>Họ của trẻ sơ sinh</translation>
    </message>
    <message>
        <source>Roll dimensions</source>
        <translation>Kích thước cuộn</translation>
    </message>
    <message>
        <source>Mobile telephone identifier</source>
        <translation>Mã điện thoại di động</translation>
    </message>
    <message>
        <source>Returnable asset (GRAI)</source>
        <translation>Tài sản quay vòng (GRAI)</translation>
    </message>
    <message>
        <source>Individual asset (GIAI)</source>
        <translation>Tài sản riêng lẻ (GIAI)</translation>
    </message>
    <message>
        <source>Price per unit of measure</source>
        <translation>Giá mỗi đơn vị đo</translation>
    </message>
    <message>
        <source>Piece of a product (ITIP)</source>
        <translation>Phần của sản phẩm (ITIP)</translation>
    </message>
    <message>
        <source>Bank account (IBAN)</source>
        <translation>Tài khoản ngân hàng (IBAN)</translation>
    </message>
    <message>
        <source>Production date and time</source>
        <translation>Ngày giờ sản xuất</translation>
    </message>
    <message>
        <source>Optical sensor</source>
        <translation>Cảm biến quang</translation>
    </message>
    <message>
        <source>Component or part (CPID)</source>
        <translation>Linh kiện (CPID)</translation>
    </message>
    <message>
        <source>Serial of the component</source>
        <translation>Số sê-ri linh kiện</translation>
    </message>
    <message>
        <source>Software version</source>
        <translation>Phiên bản phần mềm</translation>
    </message>
    <message>
        <source>Product model (GMN)</source>
        <translation>Mẫu sản phẩm (GMN)</translation>
    </message>
    <message>
        <source>Master identifier of highly individualised devices</source>
        <translation>Mã gốc thiết bị cá thể hóa</translation>
    </message>
    <message>
        <source>Service provider (GSRN)</source>
        <translation>Bên cung cấp dịch vụ (GSRN)</translation>
    </message>
    <message>
        <source>Service recipient (GSRN)</source>
        <translation>Bên nhận dịch vụ (GSRN)</translation>
    </message>
    <message>
        <source>Service relation instance</source>
        <translation>Lần thực hiện dịch vụ</translation>
    </message>
    <message>
        <source>Payment slip reference</source>
        <translation>Số tham chiếu phiếu thanh toán</translation>
    </message>
    <message>
        <source>Contained piece (ITIP)</source>
        <translation>Phần chứa bên trong (ITIP)</translation>
    </message>
    <message>
        <source>Digital signature</source>
        <translation>Chữ ký số</translation>
    </message>
    <message>
        <source>IMEI</source>
        <translation>IMEI</translation>
    </message>
    <message>
        <source>Second IMEI</source>
        <translation>IMEI thứ hai</translation>
    </message>
    <message>
        <source>eSIM number</source>
        <translation>Số eSIM</translation>
    </message>
    <message>
        <source>SIM number</source>
        <translation>Số SIM</translation>
    </message>
    <message>
        <source>Coupon code (North America)</source>
        <translation>Mã phiếu ưu đãi (Bắc Mỹ)</translation>
    </message>
    <message>
        <source>Loyalty points</source>
        <translation>Điểm thưởng</translation>
    </message>
    <message>
        <source>Coupon offer code (North America)</source>
        <translation>Mã ưu đãi (Bắc Mỹ)</translation>
    </message>
    <message>
        <source>Product web page</source>
        <translation>Trang web sản phẩm</translation>
    </message>
    <message>
        <source>Agreed between partners</source>
        <translation>Thỏa thuận giữa các bên</translation>
    </message>
    <message>
        <source>Company internal</source>
        <translation>Nội bộ doanh nghiệp</translation>
    </message>
    <message>
        <source>Printed paper of this app</source>
        <translation>Giấy tờ in từ ứng dụng này</translation>
    </message>
    <message>
        <source>the end of %1</source>
        <translation>hết ngày %1</translation>
    </message>
</context>
<context>
    <name>LabCard</name>
    <message>
        <source>Measured and tested</source>
        <translation>Đo và thử nghiệm</translation>
    </message>
    <message>
        <source>Measured quantity of one package</source>
        <translation>Lượng đo được của một gói</translation>
    </message>
    <message>
        <source>For example 487 g</source>
        <translation>Ví dụ 487 g</translation>
    </message>
    <message>
        <source>Remove the value of %1</source>
        <translation>Xóa kết quả %1</translation>
    </message>
    <message>
        <source>Add a laboratory value</source>
        <translation>Thêm kết quả thử nghiệm</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>For example protein, g/100 g</source>
        <translation>Ví dụ đạm, g/100 g</translation>
    </message>
    <message>
        <source>The declared value is</source>
        <translation>Giá trị công bố là</translation>
    </message>
    <message>
        <source>The least</source>
        <translation>Ít nhất</translation>
    </message>
    <message>
        <source>The most</source>
        <translation>Nhiều nhất</translation>
    </message>
    <message>
        <source>Declared value</source>
        <translation>Giá trị công bố</translation>
    </message>
    <message>
        <source>Measured value</source>
        <translation>Giá trị đo được</translation>
    </message>
    <message>
        <source>Number of the test report</source>
        <translation>Số phiếu kết quả thử nghiệm</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>LabelCard</name>
    <message>
        <source>What the label says</source>
        <translation>Nội dung ghi trên nhãn</translation>
    </message>
    <message>
        <source>Type what is printed on the goods: the checks are made again with it.</source>
        <translation>Nhập nội dung in trên hàng hóa: việc kiểm tra được làm lại theo đó.</translation>
    </message>
    <message>
        <source>Responsible firm on the label</source>
        <translation>Tổ chức chịu trách nhiệm ghi trên nhãn</translation>
    </message>
    <message>
        <source>Country of origin on the label</source>
        <translation>Nước xuất xứ ghi trên nhãn</translation>
    </message>
    <message>
        <source>Date of production on the label</source>
        <translation>Ngày sản xuất ghi trên nhãn</translation>
    </message>
    <message>
        <source>Day, month, year, as printed</source>
        <translation>Ngày, tháng, năm, như in trên nhãn</translation>
    </message>
    <message>
        <source>Expiry date on the label</source>
        <translation>Hạn sử dụng ghi trên nhãn</translation>
    </message>
    <message>
        <source>For example 02/04/2027, or 12 months</source>
        <translation>Ví dụ 02/04/2027, hoặc 12 tháng</translation>
    </message>
    <message>
        <source>Best before on the label</source>
        <translation>Sử dụng tốt nhất trước ngày, ghi trên nhãn</translation>
    </message>
    <message>
        <source>Net quantity on the label</source>
        <translation>Định lượng ghi trên nhãn</translation>
    </message>
    <message>
        <source>For example 500 g or 6 x 330 ml</source>
        <translation>Ví dụ 500 g hoặc 6 x 330 ml</translation>
    </message>
    <message>
        <source>Label checklist (%1/%2)</source>
        <translation>Danh mục nội dung nhãn (%1/%2)</translation>
    </message>
</context>
<context>
    <name>LabelCheckRow</name>
    <message>
        <source>%1: shown</source>
        <translation>%1: có trên nhãn</translation>
    </message>
    <message>
        <source>%1: missing</source>
        <translation>%1: không có</translation>
    </message>
</context>
<context>
    <name>ListFilter</name>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Bỏ lọc</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Platform: %1</source>
        <translation>Nền tảng: %1</translation>
    </message>
    <message>
        <source>Shop: %1</source>
        <translation>Gian hàng: %1</translation>
    </message>
    <message>
        <source>Number of the listing: %1</source>
        <translation>Mã tin: %1</translation>
    </message>
    <message>
        <source>Price shown: %1</source>
        <translation>Giá hiển thị: %1</translation>
    </message>
</context>
<context>
    <name>ListingFields</name>
    <message>
        <source>Platform</source>
        <translation>Nền tảng</translation>
    </message>
    <message>
        <source>Marketplace, social network or site</source>
        <translation>Sàn thương mại điện tử, mạng xã hội hoặc trang web</translation>
    </message>
    <message>
        <source>Shop on the platform</source>
        <translation>Gian hàng trên nền tảng</translation>
    </message>
    <message>
        <source>Its name there, or the seller&apos;s</source>
        <translation>Tên gian hàng hoặc tên người bán</translation>
    </message>
    <message>
        <source>Number of the listing</source>
        <translation>Mã tin</translation>
    </message>
    <message>
        <source>As the platform gives it</source>
        <translation>Do nền tảng cấp</translation>
    </message>
    <message>
        <source>Price shown</source>
        <translation>Giá hiển thị</translation>
    </message>
    <message>
        <source>With its currency: 120.000 ₫</source>
        <translation>Cùng đơn vị tiền tệ: 120.000 ₫</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This device is locked</source>
        <translation>Thiết bị đã khóa</translation>
    </message>
    <message>
        <source>What was recorded is sealed and goes on being sent. Type the passphrase to work on.</source>
        <translation>Những gì đã ghi được niêm kín và vẫn tiếp tục được gửi. Hãy nhập cụm mật khẩu để làm việc tiếp.</translation>
    </message>
    <message>
        <source>The keychain of this computer did not open the data. Type the recovery code that was written down.</source>
        <translation>Kho khóa của máy này không mở được dữ liệu. Hãy nhập mã khôi phục đã ghi lại.</translation>
    </message>
    <message>
        <source>Passphrase, or the recovery code</source>
        <translation>Cụm mật khẩu, hoặc mã khôi phục</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Mã khôi phục</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Hiện những gì tôi nhập</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Wait %1 s</source>
        <translation>Chờ %1 giây</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
    <message>
        <source>The hub has revoked this device. Nothing was deleted: what was recorded is sealed, and your administrator has the code.</source>
        <translation>Trung tâm đã thu hồi thiết bị này. Không có gì bị xóa: những gì đã ghi được niêm kín và quản trị viên có mã mở.</translation>
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
        <translation>Bản đồ phát hiện</translation>
    </message>
    <message>
        <source>Drawn on this device from coordinates: there is no base map. North is up.</source>
        <translation>Vẽ trên thiết bị này từ tọa độ: không có bản đồ nền. Phía trên là hướng bắc.</translation>
    </message>
    <message numerus="yes">
        <source>%n without coordinates</source>
        <translation>
            <numerusform>%n mục không có tọa độ</numerusform>
        </translation>
    </message>
    <message>
        <source>No finding of this period has coordinates.</source>
        <translation>Không có phát hiện nào trong khoảng này có tọa độ.</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>Mở danh sách phát hiện</translation>
    </message>
    <message>
        <source>Open these findings</source>
        <translation>Mở các phát hiện này</translation>
    </message>
    <message numerus="yes">
        <source>%n more under this mark</source>
        <translation>
            <numerusform>Còn %n phát hiện ở điểm này</numerusform>
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
            <numerusform>%n phát hiện gần nhau</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of findings: %1 places in view</source>
        <translation>Bản đồ phát hiện: %1 nơi trong khung nhìn</translation>
    </message>
</context>
<context>
    <name>MeasureRow</name>
    <message>
        <source>Measure %1</source>
        <translation>Biện pháp %1</translation>
    </message>
    <message>
        <source>Take away measure %1</source>
        <translation>Bỏ biện pháp %1</translation>
    </message>
    <message>
        <source>Kind of measure %1</source>
        <translation>Loại biện pháp %1</translation>
    </message>
    <message>
        <source>What a survey cannot do is greyed.</source>
        <translation>Việc khảo sát không được làm thì bị mờ.</translation>
    </message>
    <message>
        <source>What measure %1 covers</source>
        <translation>Đối tượng biện pháp %1</translation>
    </message>
    <message>
        <source>Goods, documents, firm</source>
        <translation>Hàng hóa, hồ sơ, cơ sở</translation>
    </message>
    <message>
        <source>Quantity under measure %1</source>
        <translation>Số lượng theo biện pháp %1</translation>
    </message>
    <message>
        <source>Measure %1 ordered at</source>
        <translation>Biện pháp %1 áp dụng lúc</translation>
    </message>
    <message>
        <source>Who ordered measure %1</source>
        <translation>Người quyết định biện pháp %1</translation>
    </message>
    <message>
        <source>Legal basis of measure %1</source>
        <translation>Căn cứ pháp lý biện pháp %1</translation>
    </message>
    <message>
        <source>Measure %1 reported to the agency at</source>
        <translation>Biện pháp %1 báo cáo cơ quan lúc</translation>
    </message>
    <message>
        <source>Measure %1 is reported now</source>
        <translation>Đã báo cáo biện pháp %1 bây giờ</translation>
    </message>
    <message>
        <source>Kind of measure</source>
        <translation>Loại biện pháp</translation>
    </message>
    <message>
        <source>What it covers</source>
        <translation>Đối tượng áp dụng</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>Ordered at</source>
        <translation>Áp dụng lúc</translation>
    </message>
    <message>
        <source>Who ordered it</source>
        <translation>Người quyết định</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Căn cứ pháp lý</translation>
    </message>
    <message>
        <source>Reported to the agency at</source>
        <translation>Báo cáo cơ quan lúc</translation>
    </message>
    <message>
        <source>A finding is recorded of these goods</source>
        <translation>Hàng hóa này đã có phát hiện</translation>
    </message>
</context>
<context>
    <name>MetCard</name>
    <message>
        <source>Where it was met</source>
        <translation>Nơi phát hiện hàng hóa</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Thị trường</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Cửa khẩu</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Trực tuyến</translation>
    </message>
    <message>
        <source>Address of the listing</source>
        <translation>Địa chỉ trang bán hàng</translation>
    </message>
    <message>
        <source>Customs declaration</source>
        <translation>Tờ khai hải quan</translation>
    </message>
    <message>
        <source>Number in the papers</source>
        <translation>Số trong giấy tờ</translation>
    </message>
    <message>
        <source>Line of the declaration</source>
        <translation>Dòng hàng trên tờ khai</translation>
    </message>
    <message>
        <source>Any line</source>
        <translation>Dòng bất kỳ</translation>
    </message>
    <message>
        <source>Country in the certificate of origin</source>
        <translation>Nước ghi trong giấy chứng nhận xuất xứ</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
</context>
<context>
    <name>NewsBanner</name>
    <message>
        <source>All alerts</source>
        <translation>Mọi cảnh báo</translation>
    </message>
    <message>
        <source>Show the alert</source>
        <translation>Xem cảnh báo</translation>
    </message>
    <message>
        <source>Put the new alerts away</source>
        <translation>Cất các cảnh báo mới</translation>
    </message>
</context>
<context>
    <name>NoticeSettings</name>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Only how many there are. What they say is read in the app, where it stays until you have read it.</source>
        <translation>Chỉ cho biết số lượng. Nội dung đọc trong ứng dụng và ở lại đó đến khi bạn đã đọc.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Yên lặng từ</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Yên lặng đến</translation>
    </message>
    <message>
        <source>Tell new serious alerts and deadlines on the desktop</source>
        <translation>Báo cảnh báo nghiêm trọng mới và thời hạn trên màn hình máy</translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>measured %1, declared at most %2</source>
        <translation>đo được %1, công bố nhiều nhất %2</translation>
    </message>
    <message>
        <source>measured %1, declared at least %2</source>
        <translation>đo được %1, công bố ít nhất %2</translation>
    </message>
    <message>
        <source>report %1</source>
        <translation>phiếu %1</translation>
    </message>
    <message>
        <source>R = k × C × P = %1</source>
        <translation>R = k × C × P = %1</translation>
    </message>
    <message>
        <source>%1. The rules on this device do not say which tier that suggests.</source>
        <translation>%1. Quy định trên thiết bị này không cho biết điểm đó gợi ý mức nào.</translation>
    </message>
    <message>
        <source>%1: suggests “%2”.</source>
        <translation>%1: gợi ý “%2”.</translation>
    </message>
</context>
<context>
    <name>PartyPick</name>
    <message>
        <source>Head of the team</source>
        <translation>Trưởng đoàn</translation>
    </message>
    <message>
        <source>Secretary</source>
        <translation>Thư ký</translation>
    </message>
    <message>
        <source>Inspected party</source>
        <translation>Bên được kiểm tra</translation>
    </message>
    <message>
        <source>Coordinating agency</source>
        <translation>Cơ quan phối hợp</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Người chứng kiến</translation>
    </message>
    <message>
        <source>Local authority</source>
        <translation>Chính quyền địa phương</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Người lấy mẫu</translation>
    </message>
</context>
<context>
    <name>PictureFile</name>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation>Không mở được “%1”.</translation>
    </message>
    <message>
        <source>“%1” is larger than 64 MB. Make it smaller and add it again.</source>
        <translation>“%1” lớn hơn 64 MB. Hãy thu nhỏ rồi thêm lại.</translation>
    </message>
    <message>
        <source>“%1” is not a picture, or is cut short.</source>
        <translation>“%1” không phải là ảnh, hoặc bị cắt cụt.</translation>
    </message>
    <message>
        <source>“%1” is neither a picture nor a PDF, or is cut short.</source>
        <translation>“%1” không phải ảnh hoặc PDF, hoặc bị cắt ngang.</translation>
    </message>
    <message>
        <source>No picture was copied. Copy one, or a picture file, and paste it then.</source>
        <translation>Chưa sao chép ảnh nào. Hãy sao chép ảnh hoặc tệp ảnh rồi dán.</translation>
    </message>
    <message>
        <source>The copied picture is larger than 64 MB. Make it smaller and paste it again.</source>
        <translation>Ảnh đã sao chép lớn hơn 64 MB. Hãy thu nhỏ rồi dán lại.</translation>
    </message>
    <message>
        <source>The copied picture cannot be read. Save it as a file and add that.</source>
        <translation>Không đọc được ảnh đã sao chép. Hãy lưu thành tệp rồi thêm tệp đó.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>No connection to the hub. Nothing is lost: it is sent when there is a network.</source>
        <translation>Không kết nối được trung tâm. Không mất gì: phát hiện sẽ được gửi khi có mạng.</translation>
    </message>
    <message>
        <source>The hub did not answer in time. It is tried again by itself.</source>
        <translation>Trung tâm không trả lời kịp. Ứng dụng sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>The connection broke. What has arrived stays there; the rest is sent by itself.</source>
        <translation>Kết nối bị ngắt. Phần đã đến nơi được giữ lại; phần còn lại tự gửi sau.</translation>
    </message>
    <message>
        <source>The hub could not prove who it is. Nothing was sent: check the address and this device&apos;s date.</source>
        <translation>Trung tâm không chứng minh được danh tính. Chưa gửi gì: hãy kiểm tra địa chỉ và ngày giờ của thiết bị.</translation>
    </message>
    <message>
        <source>What answered is not a hub (a log-in page of the network?). Nothing is lost; it is tried again by itself.</source>
        <translation>Nơi trả lời không phải trung tâm (có thể là trang đăng nhập mạng). Không mất gì; ứng dụng sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>What answered is not a hub. Nothing is lost; it is tried again by itself.</source>
        <translation>Nơi trả lời không phải trung tâm. Không mất gì; ứng dụng sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>The receipt is not signed by the hub of this device. The finding stays here; tell your administrator.</source>
        <translation>Biên nhận không do trung tâm của thiết bị này ký. Phát hiện vẫn ở đây; hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>The hub does not have every file yet. The rest is sent by itself.</source>
        <translation>Trung tâm chưa nhận đủ tệp. Phần còn lại tự gửi sau.</translation>
    </message>
    <message>
        <source>The hub asks for patience. It is sent later by itself.</source>
        <translation>Trung tâm yêu cầu chờ. Phát hiện tự gửi sau.</translation>
    </message>
    <message>
        <source>The hub is busy. It is sent later by itself.</source>
        <translation>Trung tâm đang bận. Phát hiện tự gửi sau.</translation>
    </message>
    <message>
        <source>The hub has a fault. It is sent later by itself.</source>
        <translation>Trung tâm gặp sự cố. Phát hiện tự gửi sau.</translation>
    </message>
    <message>
        <source>The hub has no space. It is sent later by itself; tell your administrator.</source>
        <translation>Trung tâm hết dung lượng. Phát hiện tự gửi sau; hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>The hub does not know this device. Enrol it again in the settings.</source>
        <translation>Trung tâm không nhận ra thiết bị này. Hãy đăng ký lại trong phần Cài đặt.</translation>
    </message>
    <message>
        <source>This device is not enrolled at the hub yet. Enter the hub&apos;s address and the one-time code.</source>
        <translation>Thiết bị chưa đăng ký với trung tâm. Hãy nhập địa chỉ trung tâm và mã dùng một lần.</translation>
    </message>
    <message>
        <source>The one-time code is unknown, used or expired. Ask your administrator for a new one.</source>
        <translation>Mã dùng một lần không đúng, đã dùng hoặc hết hạn. Hãy xin quản trị viên mã mới.</translation>
    </message>
    <message>
        <source>The hub does not allow this. Tell your administrator.</source>
        <translation>Trung tâm không cho phép. Hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>This device was revoked. Findings stay here; tell your administrator.</source>
        <translation>Thiết bị đã bị thu hồi quyền. Các phát hiện vẫn ở đây; hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>The hub holds another finding under this number. Both are kept; tell your administrator.</source>
        <translation>Trung tâm đã có một phát hiện khác cùng số. Cả hai được giữ nguyên; hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>The hub cannot accept this finding: it fails its check. It is kept here; export it and tell your administrator.</source>
        <translation>Trung tâm không nhận phát hiện này vì kiểm tra không đạt. Phát hiện vẫn ở đây; hãy xuất ra và báo quản trị viên.</translation>
    </message>
    <message>
        <source>The hub cannot read this finding. It is kept here; export it and update the app.</source>
        <translation>Trung tâm không đọc được phát hiện này. Phát hiện vẫn ở đây; hãy xuất ra và cập nhật ứng dụng.</translation>
    </message>
    <message>
        <source>The finding is larger than the hub accepts. It is kept here; export it.</source>
        <translation>Phát hiện lớn hơn mức trung tâm cho phép. Phát hiện vẫn ở đây; hãy xuất ra.</translation>
    </message>
    <message>
        <source>A file arrived damaged and is sent again by itself.</source>
        <translation>Một tệp đến nơi bị hỏng và đang tự gửi lại.</translation>
    </message>
    <message>
        <source>A file is continued from where the hub stopped, by itself.</source>
        <translation>Một tệp đang tự gửi tiếp từ chỗ trung tâm đã nhận.</translation>
    </message>
    <message>
        <source>Another hub answers at this address. Nothing was sent: tell your administrator.</source>
        <translation>Một trung tâm khác trả lời tại địa chỉ này. Chưa gửi gì: hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>The upload failed (%1). It is tried again by itself.</source>
        <translation>Gửi không thành công (%1). Ứng dụng sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>The renewed national data could not be stored on this device (no space?). What was here stays in use; free some space.</source>
        <translation>Không lưu được dữ liệu quốc gia mới trên thiết bị (hết dung lượng?). Dữ liệu đang có vẫn dùng được; hãy giải phóng dung lượng.</translation>
    </message>
    <message>
        <source>A part of the renewed national data did not arrive as it was signed, and was refused. What was here stays in use; it is tried again by itself.</source>
        <translation>Một phần dữ liệu quốc gia mới không đúng với chữ ký và đã bị từ chối. Dữ liệu đang có vẫn dùng; ứng dụng sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>The hub&apos;s signature on the national data has run out: newer data may exist. Mind the date of the data in each verdict, and tell your administrator.</source>
        <translation>Chữ ký của trung tâm trên dữ liệu quốc gia đã hết hạn: có thể đã có dữ liệu mới hơn. Hãy chú ý ngày dữ liệu trong mỗi kết luận và báo quản trị viên.</translation>
    </message>
    <message>
        <source>The national data that the hub offers is not signed as it must be (%1), and was refused. What was here stays in use; tell your administrator.</source>
        <translation>Dữ liệu quốc gia mà trung tâm cung cấp không được ký đúng quy định (%1) và đã bị từ chối. Dữ liệu đang có vẫn dùng; hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>The network sends this device elsewhere (a log-in page?). Nothing was sent and nothing is lost; it is tried again by itself.</source>
        <translation>Mạng chuyển thiết bị sang nơi khác (trang đăng nhập?). Chưa gửi gì và không mất gì; ứng dụng sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>There is no hub of this kind at this address. Nothing is lost: check the address in the settings.</source>
        <translation>Không có trung tâm loại này tại địa chỉ đã nhập. Không mất gì: hãy kiểm tra địa chỉ trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The contact was ended on this device. Nothing is lost; it is tried again by itself.</source>
        <translation>Liên lạc đã bị dừng trên thiết bị này. Không mất gì; ứng dụng sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>The hub&apos;s receipt is for another finding. The finding stays here and is sent again; tell your administrator.</source>
        <translation>Biên nhận của trung tâm thuộc về phát hiện khác. Phát hiện vẫn ở đây và sẽ được gửi lại; hãy báo quản trị viên.</translation>
    </message>
    <message>
        <source>A photo or file of this finding cannot be read on this device. The rest is kept; export the finding and tell your administrator.</source>
        <translation>Không đọc được một ảnh hoặc tệp của phát hiện này trên thiết bị. Phần còn lại vẫn được giữ; hãy xuất phát hiện và báo quản trị viên.</translation>
    </message>
    <message>
        <source>The enrolment could not be stored on this device (no space?). Free some space and try again.</source>
        <translation>Không lưu được thông tin đăng ký trên thiết bị (hết dung lượng?). Hãy giải phóng dung lượng và thử lại.</translation>
    </message>
    <message>
        <source>This device&apos;s own data cannot be used now: see the findings page.</source>
        <translation>Hiện không dùng được dữ liệu của thiết bị này: xem trang phát hiện.</translation>
    </message>
    <message>
        <source>Another program on this device is fetching the national data. It goes on there; nothing is lost.</source>
        <translation>Một chương trình khác trên thiết bị này đang tải dữ liệu quốc gia. Việc tải vẫn tiếp tục ở đó; không mất gì.</translation>
    </message>
    <message>
        <source>The national data cannot be kept on this device (no space?). What was here stays in use. Free some space and try again.</source>
        <translation>Không lưu được dữ liệu quốc gia trên thiết bị này (hết chỗ?). Dữ liệu cũ vẫn được dùng. Hãy giải phóng bộ nhớ và thử lại.</translation>
    </message>
    <message>
        <source>The hub does not publish the part of the data that was chosen for this device. What was here stays in use; tell your administrator.</source>
        <translation>Trung tâm không phát hành phần dữ liệu đã chọn cho thiết bị này. Dữ liệu đang có vẫn được dùng; hãy báo cho quản trị viên.</translation>
    </message>
    <message>
        <source>The hub takes no more from this device until its administrator raises the bound. Nothing is lost; it is sent later by itself.</source>
        <translation>Trung tâm chưa nhận thêm từ thiết bị này cho đến khi quản trị viên nâng mức giới hạn. Không mất gì; sẽ tự gửi sau.</translation>
    </message>
    <message>
        <source>This is no whole invitation. Nothing was changed: paste the whole line, or ask your administrator for a new one.</source>
        <translation>Đây không phải là một thư mời đầy đủ. Không có gì thay đổi: hãy dán nguyên cả dòng, hoặc xin quản trị viên thư mời mới.</translation>
    </message>
    <message>
        <source>The disk of this device is full: what the hub has received cannot be noted here, and is sent again. Nothing is lost; free some space.</source>
        <translation>Ổ đĩa của thiết bị đã đầy: không ghi lại được những gì trung tâm đã nhận, nên sẽ gửi lại. Không mất gì; hãy giải phóng dung lượng.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Market</source>
        <translation>Thị trường</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Cửa khẩu</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Agency, for papers</source>
        <translation>Cơ quan, ghi trên giấy tờ</translation>
    </message>
    <message>
        <source>Unit of the inspector, for papers</source>
        <translation>Đơn vị của kiểm soát viên, ghi trên giấy tờ</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Địa chỉ trung tâm</translation>
    </message>
    <message>
        <source>Name of the hub</source>
        <translation>Tên trung tâm</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Left-handed</source>
        <translation>Thuận tay trái</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Keyboard scanner</source>
        <translation>Máy đọc kiểu bàn phím</translation>
    </message>
    <message>
        <source>Metered connection</source>
        <translation>Kết nối tính phí</translation>
    </message>
    <message>
        <source>Lock after minutes</source>
        <translation>Khóa sau số phút</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Yên lặng từ</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Yên lặng đến</translation>
    </message>
    <message>
        <source>one line of at most %1 letters</source>
        <translation>một dòng tối đa %1 ký tự</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <translation>một trong: %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true hoặc false</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>một số từ %1 đến %2</translation>
    </message>
    <message>
        <source>a time such as 20:00, or empty</source>
        <translation>giờ như 20:00, hoặc để trống</translation>
    </message>
    <message>
        <source>an address that begins with https:// or http://, or empty</source>
        <translation>địa chỉ bắt đầu bằng https:// hoặc http://, hoặc để trống</translation>
    </message>
    <message>
        <source>“%1” is no setting of a profile.</source>
        <translation>“%1” không phải là cài đặt của hồ sơ.</translation>
    </message>
    <message>
        <source>“%1” must be %2.</source>
        <translation>“%1” phải là %2.</translation>
    </message>
    <message>
        <source>Quiet hours need both “quietFrom” and “quietTo”.</source>
        <translation>Giờ yên lặng cần cả “quietFrom” và “quietTo”.</translation>
    </message>
    <message>
        <source>It has no “settings”.</source>
        <translation>Tệp không có “settings”.</translation>
    </message>
    <message>
        <source>The file is too large for a profile.</source>
        <translation>Tệp quá lớn so với một hồ sơ cài đặt.</translation>
    </message>
    <message>
        <source>The file is no profile of this app.</source>
        <translation>Tệp không phải là hồ sơ cài đặt của ứng dụng này.</translation>
    </message>
    <message>
        <source>The file is no JSON: it breaks off or is wrong at byte %1.</source>
        <translation>Tệp không phải JSON: bị cắt hoặc sai tại byte %1.</translation>
    </message>
    <message>
        <source>The profile is of another version: this app reads version 1.</source>
        <translation>Hồ sơ thuộc phiên bản khác: ứng dụng này đọc phiên bản 1.</translation>
    </message>
    <message>
        <source>“name” must be one line of at most %1 letters.</source>
        <translation>“name” phải là một dòng tối đa %1 ký tự.</translation>
    </message>
    <message>
        <source>“%1” is nothing that a profile has.</source>
        <translation>Hồ sơ cài đặt không có mục “%1”.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>trống</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Ngoài nắng</translation>
    </message>
    <message>
        <source>Vibration</source>
        <translation>Rung</translation>
    </message>
    <message>
        <source>Tell new serious alerts and deadlines on the desktop</source>
        <translation>Báo cảnh báo nghiêm trọng mới và thời hạn trên màn hình máy</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>Profile: %1</source>
        <translation>Hồ sơ cài đặt: %1</translation>
    </message>
    <message>
        <source>Profile of settings</source>
        <translation>Hồ sơ cài đặt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>This profile cannot be taken over</source>
        <translation>Không áp dụng được hồ sơ này</translation>
    </message>
    <message>
        <source>These settings change. All others stay as they are.</source>
        <translation>Các cài đặt sau sẽ thay đổi. Những cài đặt khác giữ nguyên.</translation>
    </message>
    <message>
        <source>Every setting of this profile is set like this already.</source>
        <translation>Mọi cài đặt của hồ sơ này đã được đặt như vậy.</translation>
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
        <translation>Bảo vệ dữ liệu</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Đổi cụm mật khẩu</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Đặt cụm mật khẩu</translation>
    </message>
    <message>
        <source>Use the keychain</source>
        <translation>Dùng kho khóa của máy</translation>
    </message>
    <message>
        <source>Remove the protection</source>
        <translation>Bỏ bảo vệ</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Khóa ngay</translation>
    </message>
    <message>
        <source>Lock when nobody touches it</source>
        <translation>Tự khóa khi không có ai dùng</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Không bao giờ</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
</context>
<context>
    <name>ProtectionSheet</name>
    <message>
        <source>Passphrase of this device</source>
        <translation>Cụm mật khẩu của thiết bị</translation>
    </message>
    <message>
        <source>Use the keychain</source>
        <translation>Dùng kho khóa của máy</translation>
    </message>
    <message>
        <source>Remove the protection</source>
        <translation>Bỏ bảo vệ</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Tôi đã ghi lại</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Current passphrase, or the recovery code</source>
        <translation>Cụm mật khẩu hiện tại, hoặc mã khôi phục</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Cụm mật khẩu mới</translation>
    </message>
    <message>
        <source>At least six characters. Several words are better than a number.</source>
        <translation>Ít nhất sáu ký tự. Nhiều từ thì tốt hơn một con số.</translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation>Nhập lại cụm mật khẩu mới</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Hai lần nhập không giống nhau.</translation>
    </message>
    <message>
        <source>Whoever can use this computer can then read what was recorded.</source>
        <translation>Khi đó, ai dùng được máy này đều đọc được những gì đã ghi.</translation>
    </message>
    <message>
        <source>A recovery code is shown next. Without it and without what guards the data, nobody can read what was not sent.</source>
        <translation>Tiếp theo sẽ hiện mã khôi phục. Không có mã này và không có thứ bảo vệ dữ liệu thì không ai đọc được những gì chưa gửi.</translation>
    </message>
    <message>
        <source>Recovery code: write it on paper now and keep it away from this device. It is shown only once.</source>
        <translation>Mã khôi phục: hãy ghi ngay ra giấy và cất riêng, không để cùng thiết bị. Mã chỉ hiện một lần.</translation>
    </message>
    <message>
        <source>Recovery code: %1</source>
        <translation>Mã khôi phục: %1</translation>
    </message>
</context>
<context>
    <name>QueueCounts</name>
    <message>
        <source>Waiting</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Files missing at the hub</source>
        <translation>Trung tâm thiếu tệp</translation>
    </message>
    <message>
        <source>Complete at the hub</source>
        <translation>Trung tâm đã nhận đủ</translation>
    </message>
    <message>
        <source>Refused by the hub</source>
        <translation>Trung tâm từ chối</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>The code reads as its standard asks.</source>
        <translation>Mã đọc được đúng theo tiêu chuẩn.</translation>
    </message>
    <message>
        <source>The code can be read, with {count} remark(s) on how it is written.</source>
        <translation>Đọc được mã, có {count} lưu ý về cách viết.</translation>
    </message>
    <message>
        <source>The code breaks its standard in {count} place(s).</source>
        <translation>Mã sai tiêu chuẩn ở {count} chỗ.</translation>
    </message>
    <message>
        <source>Compare the printed digits with the reading; photograph the symbol.</source>
        <translation>So dãy số in với kết quả đọc; chụp ảnh mã.</translation>
    </message>
    <message>
        <source>The check digit of {key} is wrong: misread, mistyped, or not a real number.</source>
        <translation>Số kiểm tra của {key} sai: đọc sai, nhập sai, hoặc không phải mã số thật.</translation>
    </message>
    <message>
        <source>Scan again or compare the digits under the bars.</source>
        <translation>Quét lại hoặc so dãy số dưới mã vạch.</translation>
    </message>
    <message>
        <source>The {symbols} symbols on the item say the same.</source>
        <translation>{symbols} mã trên sản phẩm có nội dung thống nhất.</translation>
    </message>
    <message>
        <source>Two symbols of one item disagree on ({ai}): “{first}” and “{second}”.</source>
        <translation>Hai mã trên cùng sản phẩm không thống nhất ở ({ai}): “{first}” và “{second}”.</translation>
    </message>
    <message>
        <source>Make sure that both are on the same item, then photograph both.</source>
        <translation>Xác nhận cả hai ở trên cùng một sản phẩm rồi chụp ảnh cả hai.</translation>
    </message>
    <message>
        <source>The company prefix {prefix} is licensed to {holder}. This says who holds the number, not where the goods were made.</source>
        <translation>Tiền tố mã doanh nghiệp {prefix} được cấp cho {holder}. Điều này cho biết chủ mã, không cho biết nơi sản xuất.</translation>
    </message>
    <message>
        <source>The company prefix {prefix} of {holder} was revoked on {since} ({recordedReason}).</source>
        <translation>Tiền tố mã doanh nghiệp {prefix} của {holder} đã bị thu hồi ngày {since} ({recordedReason}).</translation>
    </message>
    <message>
        <source>Ask for the firm&apos;s papers on the code; record a finding.</source>
        <translation>Yêu cầu hồ sơ sử dụng mã của doanh nghiệp; ghi phát hiện.</translation>
    </message>
    <message>
        <source>The company prefix {prefix} of {holder} was transferred on {since} ({recordedReason}).</source>
        <translation>Tiền tố mã doanh nghiệp {prefix} của {holder} đã chuyển giao ngày {since} ({recordedReason}).</translation>
    </message>
    <message>
        <source>Find out from whom to whom: a sale of codes is not allowed.</source>
        <translation>Làm rõ bên chuyển và bên nhận: không được mua bán mã.</translation>
    </message>
    <message>
        <source>The licence of the company prefix {prefix} of {holder} ended on {validTo}.</source>
        <translation>Quyền sử dụng tiền tố mã doanh nghiệp {prefix} của {holder} đã hết ngày {validTo}.</translation>
    </message>
    <message>
        <source>Ask for the proof of renewal.</source>
        <translation>Yêu cầu chứng từ gia hạn.</translation>
    </message>
    <message>
        <source>The licence of the company prefix {prefix} of {holder} begins only on {validFrom}.</source>
        <translation>Quyền sử dụng tiền tố mã doanh nghiệp {prefix} của {holder} chỉ bắt đầu từ {validFrom}.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date; ask for the licence.</source>
        <translation>Kiểm tra ngày của thiết bị; yêu cầu giấy chứng nhận sử dụng mã.</translation>
    </message>
    <message>
        <source>No company prefix was issued for {key}, in the range of the organisation of {organisation}.</source>
        <translation>Chưa cấp tiền tố mã doanh nghiệp nào cho {key}, thuộc dải của tổ chức GS1 {organisation}.</translation>
    </message>
    <message>
        <source>A code that nobody was given: record a finding with photographs of the code.</source>
        <translation>Mã chưa cấp cho ai: ghi phát hiện kèm ảnh mã.</translation>
    </message>
    <message>
        <source>No GS1 organisation holds the range of {key}: this is not a GS1 number.</source>
        <translation>Không tổ chức GS1 nào giữ dải của {key}: đây không phải mã số GS1.</translation>
    </message>
    <message>
        <source>Ask what numbering this is; it must not collide with GS1 numbers.</source>
        <translation>Hỏi rõ đây là hệ mã số nào; không được trùng với mã số GS1.</translation>
    </message>
    <message>
        <source>The prefix of {key} is managed by the GS1 organisation of {organisation}; this device does not hold its licences. It does not tell the country of manufacture.</source>
        <translation>Tiền tố của {key} do tổ chức GS1 {organisation} quản lý; thiết bị không có dữ liệu cấp mã của tổ chức này. Tiền tố không cho biết nước sản xuất.</translation>
    </message>
    <message>
        <source>{key} is a book or a periodical: numbered by other agencies.</source>
        <translation>{key} là sách hoặc ấn phẩm định kỳ: do cơ quan khác đánh số.</translation>
    </message>
    <message>
        <source>This device has no licence data to compare {key} with.</source>
        <translation>Thiết bị không có dữ liệu cấp mã để đối chiếu {key}.</translation>
    </message>
    <message>
        <source>The product is declared as “{name}”, brand {brand}, on {declaredOn}.</source>
        <translation>Sản phẩm đã khai báo là “{name}”, thương hiệu {brand}, ngày {declaredOn}.</translation>
    </message>
    <message>
        <source>The declaration of “{name}” is dated {declaredOn}, later than today.</source>
        <translation>Khai báo “{name}” ghi ngày {declaredOn}, sau ngày hôm nay.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date.</source>
        <translation>Kiểm tra ngày của thiết bị.</translation>
    </message>
    <message>
        <source>The prefix is licensed to {holder}, but this product is not declared. A possible breach of the duty to declare; it proves nothing about the goods.</source>
        <translation>Tiền tố đã cấp cho {holder} nhưng sản phẩm này chưa khai báo. Có thể vi phạm nghĩa vụ khai báo; điều đó không chứng minh gì về hàng hóa.</translation>
    </message>
    <message>
        <source>Ask the firm for its declaration; check online later.</source>
        <translation>Yêu cầu doanh nghiệp xuất trình khai báo; kiểm tra trực tuyến sau.</translation>
    </message>
    <message>
        <source>The data holds no product with the number {key}.</source>
        <translation>Dữ liệu không có sản phẩm mang mã số {key}.</translation>
    </message>
    <message>
        <source>Check online later.</source>
        <translation>Kiểm tra trực tuyến sau.</translation>
    </message>
    <message>
        <source>The product is declared by {owner}, but the prefix is held by {holder}.</source>
        <translation>Sản phẩm do {owner} khai báo, nhưng tiền tố mã thuộc {holder}.</translation>
    </message>
    <message>
        <source>Ask for the written authorisation to use the code.</source>
        <translation>Yêu cầu văn bản ủy quyền sử dụng mã.</translation>
    </message>
    <message>
        <source>This device has no product data.</source>
        <translation>Thiết bị không có dữ liệu sản phẩm.</translation>
    </message>
    <message>
        <source>The label names {labelOwner}, the holder of the code.</source>
        <translation>Nhãn ghi {labelOwner}, đúng là chủ mã.</translation>
    </message>
    <message>
        <source>The label names {labelOwner}; the holder of the code is {holder}: alike, but not the same.</source>
        <translation>Nhãn ghi {labelOwner}; chủ mã là {holder}: gần giống nhưng không trùng.</translation>
    </message>
    <message>
        <source>Compare names and addresses.</source>
        <translation>So tên và địa chỉ.</translation>
    </message>
    <message>
        <source>The label names {labelOwner}, the declared manufacturer; the code is held by {holder}.</source>
        <translation>Nhãn ghi {labelOwner}, là nhà sản xuất đã khai báo; mã thuộc {holder}.</translation>
    </message>
    <message>
        <source>The label names {labelOwner}, but the code is held by {holder}.</source>
        <translation>Nhãn ghi {labelOwner}, nhưng mã thuộc {holder}.</translation>
    </message>
    <message>
        <source>Photograph the label and the code; ask for the written authorisation.</source>
        <translation>Chụp ảnh nhãn và mã; yêu cầu văn bản ủy quyền.</translation>
    </message>
    <message>
        <source>The code is held by {holder}. Enter the firm that the label names to compare.</source>
        <translation>Mã thuộc {holder}. Nhập tên tổ chức ghi trên nhãn để đối chiếu.</translation>
    </message>
    <message>
        <source>The holder of the code is not known to this device.</source>
        <translation>Thiết bị không có dữ liệu về chủ mã.</translation>
    </message>
    <message>
        <source>The use of the foreign prefix {prefix} by {holder} is authorised, until {validTo}.</source>
        <translation>{holder} được phép sử dụng tiền tố nước ngoài {prefix}, đến {validTo}.</translation>
    </message>
    <message>
        <source>The authorisation of {holder} to use the foreign prefix {prefix} ended on {validTo}.</source>
        <translation>Giấy phép sử dụng tiền tố nước ngoài {prefix} của {holder} đã hết ngày {validTo}.</translation>
    </message>
    <message>
        <source>The authorisation of {holder} to use the foreign prefix {prefix} was revoked on {since}.</source>
        <translation>Giấy phép sử dụng tiền tố nước ngoài {prefix} của {holder} đã bị thu hồi ngày {since}.</translation>
    </message>
    <message>
        <source>Record a finding with photographs of the code.</source>
        <translation>Ghi phát hiện kèm ảnh mã.</translation>
    </message>
    <message>
        <source>A foreign prefix ({organisation}) on goods said to be made in Viet Nam, without a recorded authorisation.</source>
        <translation>Tiền tố nước ngoài ({organisation}) trên hàng ghi sản xuất tại Việt Nam, không thấy giấy phép trong dữ liệu.</translation>
    </message>
    <message>
        <source>Ask for the authorisation to use the foreign code.</source>
        <translation>Yêu cầu giấy phép sử dụng mã nước ngoài.</translation>
    </message>
    <message>
        <source>A foreign prefix ({organisation}) without a recorded authorisation.</source>
        <translation>Tiền tố nước ngoài ({organisation}), không thấy giấy phép trong dữ liệu.</translation>
    </message>
    <message>
        <source>If a firm in Viet Nam put the code on, ask for its authorisation.</source>
        <translation>Nếu doanh nghiệp tại Việt Nam in mã, hãy yêu cầu giấy phép.</translation>
    </message>
    <message>
        <source>This device has no data on authorised foreign codes.</source>
        <translation>Thiết bị không có dữ liệu về mã nước ngoài được phép sử dụng.</translation>
    </message>
    <message>
        <source>The product is recorded as active.</source>
        <translation>Sản phẩm được ghi nhận đang lưu hành.</translation>
    </message>
    <message>
        <source>The product is recorded as inactive.</source>
        <translation>Sản phẩm được ghi nhận ngừng lưu hành.</translation>
    </message>
    <message>
        <source>Ask since when these goods are sold.</source>
        <translation>Hỏi hàng được bán từ khi nào.</translation>
    </message>
    <message>
        <source>The product is recorded as discontinued; old stock may remain.</source>
        <translation>Sản phẩm được ghi nhận đã ngừng sản xuất; có thể còn hàng tồn.</translation>
    </message>
    <message>
        <source>{key} is a number of a shop or region: it has no global identity.</source>
        <translation>{key} là mã nội bộ của cửa hàng hoặc khu vực: không có giá trị định danh toàn cầu.</translation>
    </message>
    <message>
        <source>Check the product by its label and papers.</source>
        <translation>Kiểm tra sản phẩm theo nhãn và hồ sơ.</translation>
    </message>
    <message>
        <source>{key} is a coupon or refund receipt, not goods.</source>
        <translation>{key} là phiếu giảm giá hoặc phiếu hoàn tiền, không phải hàng hóa.</translation>
    </message>
    <message>
        <source>{key} is kept for examples and must not be on goods.</source>
        <translation>{key} dành cho ví dụ, không được có trên hàng hóa.</translation>
    </message>
    <message>
        <source>A payment code: it is not a product code. No account data is kept.</source>
        <translation>Mã thanh toán, không phải mã sản phẩm. Không lưu dữ liệu tài khoản.</translation>
    </message>
    <message>
        <source>Scan the product&apos;s own code.</source>
        <translation>Hãy quét mã của sản phẩm.</translation>
    </message>
    <message>
        <source>A link to {host} without a product number: nothing to compare.</source>
        <translation>Liên kết đến {host}, không có mã thương phẩm: không có gì để đối chiếu.</translation>
    </message>
    <message>
        <source>Text without a product number: nothing to compare.</source>
        <translation>Văn bản không có mã thương phẩm: không có gì để đối chiếu.</translation>
    </message>
    <message>
        <source>{count} detail(s) such as lot or date, without a product number.</source>
        <translation>{count} thông tin như số lô hoặc ngày, không có mã thương phẩm.</translation>
    </message>
    <message>
        <source>Scan the symbol with the product number too.</source>
        <translation>Hãy quét cả mã có mã thương phẩm.</translation>
    </message>
    <message>
        <source>{key} is a logistic unit, not a product.</source>
        <translation>{key} là đơn vị logistic, không phải sản phẩm.</translation>
    </message>
    <message>
        <source>{key} is a place or a party, not a product.</source>
        <translation>{key} là địa điểm hoặc tổ chức, không phải sản phẩm.</translation>
    </message>
    <message>
        <source>{key} is an asset or a document, not a product.</source>
        <translation>{key} là tài sản hoặc tài liệu, không phải sản phẩm.</translation>
    </message>
    <message>
        <source>By HS code {hsCode} and goods group the risk lists ({circular}) give: {tier}. An inference: confirm it on the goods.</source>
        <translation>Theo mã số HS {hsCode} và nhóm hàng, danh mục rủi ro ({circular}) cho: {tier}. Đây là suy luận: hãy xác nhận trên hàng hóa.</translation>
    </message>
    <message>
        <source>{count} rows of the risk lists give different tiers for HS code {hsCode}; the strictest applies: {tier} ({circular}).</source>
        <translation>{count} dòng của danh mục rủi ro cho mức khác nhau với mã số HS {hsCode}; áp dụng mức cao nhất: {tier} ({circular}).</translation>
    </message>
    <message>
        <source>Confirm which row fits the goods.</source>
        <translation>Xác nhận dòng nào đúng với hàng hóa.</translation>
    </message>
    <message>
        <source>The inspector confirms the tier: {tier}.</source>
        <translation>Kiểm soát viên xác nhận mức: {tier}.</translation>
    </message>
    <message>
        <source>The inspector sets the tier to {tier}; the lists gave {inferred}.</source>
        <translation>Kiểm soát viên đặt mức {tier}; danh mục cho {inferred}.</translation>
    </message>
    <message>
        <source>No risk list in force names these goods; unlisted goods are {tier}.</source>
        <translation>Không danh mục rủi ro nào đang có hiệu lực nêu hàng này; hàng ngoài danh mục là {tier}.</translation>
    </message>
    <message>
        <source>No risk list in force names HS code {hsCode}: the tier stays open.</source>
        <translation>Không danh mục rủi ro nào đang có hiệu lực nêu mã số HS {hsCode}: chưa xác định được mức.</translation>
    </message>
    <message>
        <source>The product record has no HS code, so the risk lists cannot be read.</source>
        <translation>Bản ghi sản phẩm không có mã số HS nên không tra được danh mục rủi ro.</translation>
    </message>
    <message>
        <source>Set the tier yourself.</source>
        <translation>Hãy tự đặt mức độ rủi ro.</translation>
    </message>
    <message>
        <source>The product is not known, so the risk lists cannot be read.</source>
        <translation>Không biết sản phẩm nên không tra được danh mục rủi ro.</translation>
    </message>
    <message>
        <source>This device has no risk lists.</source>
        <translation>Thiết bị không có danh mục rủi ro.</translation>
    </message>
    <message>
        <source>The applied standard {standard} is declared, on {declaredOn}.</source>
        <translation>Đã công bố tiêu chuẩn áp dụng {standard}, ngày {declaredOn}.</translation>
    </message>
    <message>
        <source>No applied standard is declared, which this tier asks for: {tier}.</source>
        <translation>Chưa công bố tiêu chuẩn áp dụng, là yêu cầu đối với mức {tier}.</translation>
    </message>
    <message>
        <source>Ask for the declaration of applied standards.</source>
        <translation>Yêu cầu bản công bố tiêu chuẩn áp dụng.</translation>
    </message>
    <message>
        <source>The declaration of the standard {standard} ended on {validTo}.</source>
        <translation>Công bố tiêu chuẩn {standard} đã hết hiệu lực ngày {validTo}.</translation>
    </message>
    <message>
        <source>Ask for the renewed declaration.</source>
        <translation>Yêu cầu bản công bố gia hạn.</translation>
    </message>
    <message>
        <source>The declaration of the standard {standard} was withdrawn or rejected.</source>
        <translation>Công bố tiêu chuẩn {standard} đã rút hoặc bị từ chối.</translation>
    </message>
    <message>
        <source>Ask for a declaration in force; record a finding.</source>
        <translation>Yêu cầu bản công bố còn hiệu lực; ghi phát hiện.</translation>
    </message>
    <message>
        <source>The declared standard {standard} is no longer in force since {validTo}; it was replaced by {replacedBy}.</source>
        <translation>Tiêu chuẩn đã công bố {standard} hết hiệu lực từ {validTo}; được thay bằng {replacedBy}.</translation>
    </message>
    <message>
        <source>This device has no declarations.</source>
        <translation>Thiết bị không có dữ liệu công bố.</translation>
    </message>
    <message>
        <source>Conformity with {standard} is declared, on {declaredOn}, resting on certificate {certificate}.</source>
        <translation>Đã công bố hợp quy theo {standard}, ngày {declaredOn}, dựa trên giấy chứng nhận {certificate}.</translation>
    </message>
    <message>
        <source>No declaration of conformity is recorded, which this tier asks for: {tier}.</source>
        <translation>Không thấy công bố hợp quy, là yêu cầu đối với mức {tier}.</translation>
    </message>
    <message>
        <source>Ask for the declaration of conformity and its receipt.</source>
        <translation>Yêu cầu bản công bố hợp quy và giấy tiếp nhận.</translation>
    </message>
    <message>
        <source>The declaration of conformity with {standard} ended on {validTo}.</source>
        <translation>Công bố hợp quy theo {standard} đã hết hiệu lực ngày {validTo}.</translation>
    </message>
    <message>
        <source>The declaration of conformity with {standard} was withdrawn or rejected.</source>
        <translation>Công bố hợp quy theo {standard} đã rút hoặc bị từ chối.</translation>
    </message>
    <message>
        <source>This tier asks for no declaration of conformity: {tier}.</source>
        <translation>Không yêu cầu công bố hợp quy đối với mức {tier}.</translation>
    </message>
    <message>
        <source>Certificate {number} by {body} names the product, for {regulation}, until {validTo}.</source>
        <translation>Giấy chứng nhận {number} của {body} nêu sản phẩm này, theo {regulation}, đến {validTo}.</translation>
    </message>
    <message>
        <source>Self-assessment {number} for {regulation}, until {validTo}; this tier allows it.</source>
        <translation>Tự đánh giá {number} theo {regulation}, đến {validTo}; được phép ở mức này.</translation>
    </message>
    <message>
        <source>There is only a self-assessment ({number}); this tier asks for certification: {tier}.</source>
        <translation>Chỉ có tự đánh giá ({number}); mức {tier} yêu cầu chứng nhận.</translation>
    </message>
    <message>
        <source>Ask for the certificate; record a finding.</source>
        <translation>Yêu cầu giấy chứng nhận; ghi phát hiện.</translation>
    </message>
    <message>
        <source>There is only a test report ({number}); this tier asks for more: {tier}.</source>
        <translation>Chỉ có kết quả thử nghiệm ({number}); mức {tier} yêu cầu nhiều hơn.</translation>
    </message>
    <message>
        <source>No certificate is recorded for this product, which this tier asks for: {tier}. Regulation: {regulation}.</source>
        <translation>Không thấy giấy chứng nhận cho sản phẩm này, là yêu cầu đối với mức {tier}. Quy chuẩn: {regulation}.</translation>
    </message>
    <message>
        <source>Ask for the certificate; photograph the conformity mark; record a finding.</source>
        <translation>Yêu cầu giấy chứng nhận; chụp ảnh dấu hợp quy; ghi phát hiện.</translation>
    </message>
    <message>
        <source>This tier asks for no certificate: {tier}.</source>
        <translation>Không yêu cầu giấy chứng nhận đối với mức {tier}.</translation>
    </message>
    <message>
        <source>Certificate {number} by {body} for {regulation}, until {validTo}; no duty asks for it.</source>
        <translation>Giấy chứng nhận {number} của {body} theo {regulation}, đến {validTo}; không bắt buộc phải có.</translation>
    </message>
    <message>
        <source>Certificate {number} by {body} for {regulation} is no longer in force ({validTo}); no duty asks for it.</source>
        <translation>Giấy chứng nhận {number} của {body} theo {regulation} không còn hiệu lực ({validTo}); không bắt buộc phải có.</translation>
    </message>
    <message>
        <source>This device has no certificates.</source>
        <translation>Thiết bị không có dữ liệu giấy chứng nhận.</translation>
    </message>
    <message>
        <source>Certificate {number} is in validity: {issuedOn} to {validTo}.</source>
        <translation>Giấy chứng nhận {number} còn hiệu lực: từ {issuedOn} đến {validTo}.</translation>
    </message>
    <message>
        <source>Certificate {number} expired on {validTo}.</source>
        <translation>Giấy chứng nhận {number} hết hạn ngày {validTo}.</translation>
    </message>
    <message>
        <source>Ask for the renewed certificate; record a finding.</source>
        <translation>Yêu cầu giấy chứng nhận gia hạn; ghi phát hiện.</translation>
    </message>
    <message>
        <source>Certificate {number} expired on {validTo}, but was in validity when the item was made ({produced}).</source>
        <translation>Giấy chứng nhận {number} hết hạn ngày {validTo}, nhưng còn hiệu lực khi sản xuất ({produced}).</translation>
    </message>
    <message>
        <source>Confirm the date of manufacture on the label.</source>
        <translation>Xác nhận ngày sản xuất trên nhãn.</translation>
    </message>
    <message>
        <source>Certificate {number} was issued on {issuedOn}, later than today.</source>
        <translation>Giấy chứng nhận {number} cấp ngày {issuedOn}, sau ngày hôm nay.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date; compare the paper certificate.</source>
        <translation>Kiểm tra ngày của thiết bị; so với giấy chứng nhận bản giấy.</translation>
    </message>
    <message>
        <source>Certificate {number} is neither suspended nor withdrawn.</source>
        <translation>Giấy chứng nhận {number} không bị đình chỉ hay thu hồi.</translation>
    </message>
    <message>
        <source>Certificate {number} is suspended since {since}.</source>
        <translation>Giấy chứng nhận {number} bị đình chỉ từ {since}.</translation>
    </message>
    <message>
        <source>Record a finding; ask what was done with goods made since.</source>
        <translation>Ghi phát hiện; hỏi đã xử lý thế nào với hàng sản xuất từ đó.</translation>
    </message>
    <message>
        <source>Certificate {number} was withdrawn on {since}.</source>
        <translation>Giấy chứng nhận {number} bị thu hồi ngày {since}.</translation>
    </message>
    <message>
        <source>Another certificate of the same product, {number}, is {status} since {since}.</source>
        <translation>Một giấy chứng nhận khác của cùng sản phẩm, {number}, bị {status} từ {since}.</translation>
    </message>
    <message>
        <source>Certificate {number} covers this product: {regulation}, model {model}, manufacturer {manufacturer}.</source>
        <translation>Giấy chứng nhận {number} bao gồm sản phẩm này: {regulation}, kiểu loại {model}, nhà sản xuất {manufacturer}.</translation>
    </message>
    <message>
        <source>Certificate {number} names another product number, {gtin}.</source>
        <translation>Giấy chứng nhận {number} nêu mã thương phẩm khác, {gtin}.</translation>
    </message>
    <message>
        <source>Ask for the certificate of this product.</source>
        <translation>Yêu cầu giấy chứng nhận của sản phẩm này.</translation>
    </message>
    <message>
        <source>Certificate {number} is for {regulation}; the risk list asks for {required}.</source>
        <translation>Giấy chứng nhận {number} theo {regulation}; danh mục rủi ro yêu cầu {required}.</translation>
    </message>
    <message>
        <source>Ask for the certificate for the right regulation.</source>
        <translation>Yêu cầu giấy chứng nhận theo đúng quy chuẩn.</translation>
    </message>
    <message>
        <source>Certificate {number} is for model {model}; the product is model {productModel}.</source>
        <translation>Giấy chứng nhận {number} cho kiểu loại {model}; sản phẩm là kiểu loại {productModel}.</translation>
    </message>
    <message>
        <source>Compare the model on the goods; ask for its certificate.</source>
        <translation>So kiểu loại trên hàng hóa; yêu cầu giấy chứng nhận tương ứng.</translation>
    </message>
    <message>
        <source>Certificate {number} is for the manufacturer {manufacturer}; the product&apos;s is {productMaker}.</source>
        <translation>Giấy chứng nhận {number} cho nhà sản xuất {manufacturer}; của sản phẩm là {productMaker}.</translation>
    </message>
    <message>
        <source>Compare the manufacturer on the label.</source>
        <translation>So nhà sản xuất ghi trên nhãn.</translation>
    </message>
    <message>
        <source>Certificate {number} covers lot {lot} only (method 7); this item is of lot {itemLot}.</source>
        <translation>Giấy chứng nhận {number} chỉ cho lô {lot} (phương thức 7); sản phẩm này thuộc lô {itemLot}.</translation>
    </message>
    <message>
        <source>Ask for the certificate of this lot.</source>
        <translation>Yêu cầu giấy chứng nhận của lô này.</translation>
    </message>
    <message>
        <source>Certificate {number} covers lot {lot} only (method 7); the lot of this item was not read.</source>
        <translation>Giấy chứng nhận {number} chỉ cho lô {lot} (phương thức 7); chưa đọc được lô của sản phẩm này.</translation>
    </message>
    <message>
        <source>Read the lot on the package.</source>
        <translation>Đọc số lô trên bao bì.</translation>
    </message>
    <message>
        <source>Certificate {number} belongs to the customs declaration {declaration}, not to this one.</source>
        <translation>Giấy chứng nhận {number} thuộc tờ khai hải quan {declaration}, không phải tờ khai này.</translation>
    </message>
    <message>
        <source>Ask for the certificate of this consignment.</source>
        <translation>Yêu cầu giấy chứng nhận của lô hàng này.</translation>
    </message>
    <message>
        <source>The regulation of certificate {number}, {regulation}, is no longer in force; it was replaced by {replacedBy}.</source>
        <translation>Quy chuẩn của giấy chứng nhận {number}, {regulation}, đã hết hiệu lực; được thay bằng {replacedBy}.</translation>
    </message>
    <message>
        <source>{body} was designated for {regulation} (decision {decision}) when it issued {number}.</source>
        <translation>{body} được chỉ định theo {regulation} (quyết định {decision}) khi cấp {number}.</translation>
    </message>
    <message>
        <source>{body} was accredited for {regulation} (decision {decision}) when it issued {number}.</source>
        <translation>{body} được công nhận theo {regulation} (quyết định {decision}) khi cấp {number}.</translation>
    </message>
    <message>
        <source>{body} is accredited for {regulation} but not designated, which this tier asks for. Certificate {number}.</source>
        <translation>{body} được công nhận theo {regulation} nhưng chưa được chỉ định, là yêu cầu ở mức này. Giấy chứng nhận {number}.</translation>
    </message>
    <message>
        <source>Record a finding; report the certificate to the designating ministry.</source>
        <translation>Ghi phát hiện; báo giấy chứng nhận cho bộ chỉ định.</translation>
    </message>
    <message>
        <source>The scope of {body} for {regulation} did not hold on {on}, when it issued {number}: {validFrom} to {validTo}.</source>
        <translation>Phạm vi của {body} theo {regulation} không có hiệu lực vào {on}, khi cấp {number}: từ {validFrom} đến {validTo}.</translation>
    </message>
    <message>
        <source>Record a finding; report the certificate.</source>
        <translation>Ghi phát hiện; báo cáo giấy chứng nhận.</translation>
    </message>
    <message>
        <source>The scope of {body} for {regulation} (decision {decision}) is suspended. Certificate {number}.</source>
        <translation>Phạm vi của {body} theo {regulation} (quyết định {decision}) đang bị đình chỉ. Giấy chứng nhận {number}.</translation>
    </message>
    <message>
        <source>Ask the body or the ministry whether the certificate holds.</source>
        <translation>Hỏi tổ chức hoặc bộ quản lý xem giấy chứng nhận còn giá trị không.</translation>
    </message>
    <message>
        <source>The scope of {body} for {regulation} (decision {decision}) was withdrawn. Certificate {number}.</source>
        <translation>Phạm vi của {body} theo {regulation} (quyết định {decision}) đã bị thu hồi. Giấy chứng nhận {number}.</translation>
    </message>
    <message>
        <source>{body} has no recorded scope for {regulation}. Certificate {number}.</source>
        <translation>{body} không có phạm vi được ghi nhận theo {regulation}. Giấy chứng nhận {number}.</translation>
    </message>
    <message>
        <source>{body}, which certificate {number} names, is not in the register of bodies.</source>
        <translation>{body}, nêu trong giấy chứng nhận {number}, không có trong danh sách tổ chức đánh giá sự phù hợp.</translation>
    </message>
    <message>
        <source>Photograph the certificate; report it.</source>
        <translation>Chụp ảnh giấy chứng nhận; báo cáo.</translation>
    </message>
    <message>
        <source>The scope of {body} for {regulation} held when it issued {number} and ended on {validTo}.</source>
        <translation>Phạm vi của {body} theo {regulation} còn hiệu lực khi cấp {number} và đã hết ngày {validTo}.</translation>
    </message>
    <message>
        <source>{number} is a self-assessment: there is no body to check.</source>
        <translation>{number} là tự đánh giá: không có tổ chức để kiểm tra.</translation>
    </message>
    <message>
        <source>This device has no register of bodies for certificate {number}.</source>
        <translation>Thiết bị không có danh sách tổ chức để đối chiếu giấy chứng nhận {number}.</translation>
    </message>
    <message>
        <source>The import is registered for state quality inspection: {id}, {declaredOn}.</source>
        <translation>Lô nhập khẩu đã đăng ký kiểm tra nhà nước về chất lượng: {id}, {declaredOn}.</translation>
    </message>
    <message>
        <source>No registration for state quality inspection is recorded; origin {origin}, {tier}.</source>
        <translation>Không thấy đăng ký kiểm tra nhà nước về chất lượng; xuất xứ {origin}, {tier}.</translation>
    </message>
    <message>
        <source>Ask for the registration and its result notice.</source>
        <translation>Yêu cầu bản đăng ký và thông báo kết quả kiểm tra.</translation>
    </message>
    <message>
        <source>The registration {id} is for lot {lot}; this item is of lot {itemLot}.</source>
        <translation>Đăng ký {id} cho lô {lot}; sản phẩm này thuộc lô {itemLot}.</translation>
    </message>
    <message>
        <source>Ask for the registration of this lot.</source>
        <translation>Yêu cầu bản đăng ký của lô này.</translation>
    </message>
    <message>
        <source>The registration {id} is for lot {lot}; the lot of this item was not read.</source>
        <translation>Đăng ký {id} cho lô {lot}; chưa đọc được lô của sản phẩm này.</translation>
    </message>
    <message>
        <source>The registration {id} for state quality inspection was rejected.</source>
        <translation>Đăng ký kiểm tra nhà nước về chất lượng {id} bị từ chối.</translation>
    </message>
    <message>
        <source>These goods must not circulate: record a finding.</source>
        <translation>Hàng này không được lưu thông: ghi phát hiện.</translation>
    </message>
    <message>
        <source>The registration {id} for state quality inspection was withdrawn.</source>
        <translation>Đăng ký kiểm tra nhà nước về chất lượng {id} đã rút.</translation>
    </message>
    <message>
        <source>Ask for a registration in force.</source>
        <translation>Yêu cầu bản đăng ký còn hiệu lực.</translation>
    </message>
    <message>
        <source>The registration {id} for state quality inspection ended on {validTo}.</source>
        <translation>Đăng ký kiểm tra nhà nước về chất lượng {id} hết hiệu lực ngày {validTo}.</translation>
    </message>
    <message>
        <source>Exempt from import inspection by decision {decision}, until {validTo}.</source>
        <translation>Được miễn kiểm tra nhập khẩu theo quyết định {decision}, đến {validTo}.</translation>
    </message>
    <message>
        <source>This tier asks for no inspection at import: {tier}.</source>
        <translation>Không yêu cầu kiểm tra khi nhập khẩu đối với mức {tier}.</translation>
    </message>
    <message>
        <source>This device has no import registrations.</source>
        <translation>Thiết bị không có dữ liệu đăng ký kiểm tra nhập khẩu.</translation>
    </message>
    <message>
        <source>The listing on {platform} by {shop} is declared, with certificate {certificate}.</source>
        <translation>Trang bán hàng trên {platform} của {shop} đã khai báo, kèm giấy chứng nhận {certificate}.</translation>
    </message>
    <message>
        <source>No online listing of this product is declared.</source>
        <translation>Chưa khai báo trang bán hàng trực tuyến nào của sản phẩm này.</translation>
    </message>
    <message>
        <source>Keep a screenshot with address, shop, price and time.</source>
        <translation>Lưu ảnh chụp màn hình có địa chỉ, cửa hàng, giá và thời gian.</translation>
    </message>
    <message>
        <source>Listings of this product are declared, but not at {url}.</source>
        <translation>Sản phẩm có trang bán hàng đã khai báo, nhưng không phải tại {url}.</translation>
    </message>
    <message>
        <source>The declared listing at {url} was withdrawn or rejected.</source>
        <translation>Trang bán hàng đã khai báo tại {url} đã rút hoặc bị từ chối.</translation>
    </message>
    <message>
        <source>Keep a screenshot; inform the platform.</source>
        <translation>Lưu ảnh chụp màn hình; thông báo cho nền tảng.</translation>
    </message>
    <message>
        <source>The declaration of the listing at {url} ended on {validTo}.</source>
        <translation>Khai báo trang bán hàng tại {url} hết hiệu lực ngày {validTo}.</translation>
    </message>
    <message>
        <source>The listing at {url} discloses no certificate, which this tier asks for: {tier}.</source>
        <translation>Trang bán hàng tại {url} không công khai giấy chứng nhận, là yêu cầu đối với mức {tier}.</translation>
    </message>
    <message>
        <source>Keep a screenshot; record a finding.</source>
        <translation>Lưu ảnh chụp màn hình; ghi phát hiện.</translation>
    </message>
    <message>
        <source>The certificate {certificate} that the listing at {url} names is not of this product.</source>
        <translation>Giấy chứng nhận {certificate} nêu trên trang {url} không phải của sản phẩm này.</translation>
    </message>
    <message>
        <source>The certificate {certificate} that the listing at {url} names is expired, suspended or withdrawn.</source>
        <translation>Giấy chứng nhận {certificate} nêu trên trang {url} đã hết hạn, bị đình chỉ hoặc thu hồi.</translation>
    </message>
    <message>
        <source>This device has no declared listings.</source>
        <translation>Thiết bị không có dữ liệu trang bán hàng đã khai báo.</translation>
    </message>
    <message>
        <source>No alert in force names this product.</source>
        <translation>Không có cảnh báo nào đang hiệu lực nêu sản phẩm này.</translation>
    </message>
    <message>
        <source>RECALL: “{title}” ({source} {alert}, {publishedOn}) names this product. Lot: {lot}. Hazard: {hazard}.</source>
        <translation>THU HỒI: “{title}” ({source} {alert}, {publishedOn}) nêu sản phẩm này. Lô: {lot}. Nguy cơ: {hazard}.</translation>
    </message>
    <message>
        <source>Stop the sale of these goods within your powers; record a finding; take the lot numbers of the whole stock.</source>
        <translation>Tạm dừng bán hàng trong thẩm quyền; ghi phát hiện; lấy số lô của toàn bộ hàng còn lại.</translation>
    </message>
    <message>
        <source>A notice names this product: “{title}” ({source} {alert}, {publishedOn}). Lot: {lot}. Hazard: {hazard}.</source>
        <translation>Một thông báo nêu sản phẩm này: “{title}” ({source} {alert}, {publishedOn}). Lô: {lot}. Nguy cơ: {hazard}.</translation>
    </message>
    <message>
        <source>Read the notice; record what you see.</source>
        <translation>Đọc thông báo; ghi lại điều quan sát được.</translation>
    </message>
    <message>
        <source>An alert names lot {lot} of this product: “{title}” ({source} {alert}, {publishedOn}). The lot of this item was not read.</source>
        <translation>Một cảnh báo nêu lô {lot} của sản phẩm này: “{title}” ({source} {alert}, {publishedOn}). Chưa đọc được lô của sản phẩm.</translation>
    </message>
    <message>
        <source>An alert names serial numbers {serials} of this product: “{title}” ({source} {alert}, {publishedOn}). The serial of this item was not read.</source>
        <translation>Một cảnh báo nêu số sê-ri {serials} của sản phẩm này: “{title}” ({source} {alert}, {publishedOn}). Chưa đọc được số sê-ri của sản phẩm.</translation>
    </message>
    <message>
        <source>Read the serial number on the item.</source>
        <translation>Đọc số sê-ri trên sản phẩm.</translation>
    </message>
    <message>
        <source>Same product, other lot: the alert “{title}” ({source} {alert}) names lot {lot}; this item is of lot {itemLot}.</source>
        <translation>Cùng sản phẩm, khác lô: cảnh báo “{title}” ({source} {alert}) nêu lô {lot}; sản phẩm này thuộc lô {itemLot}.</translation>
    </message>
    <message>
        <source>Same product, other serial: the alert “{title}” ({source} {alert}) names {serials}; this item is {itemSerial}.</source>
        <translation>Cùng sản phẩm, khác số sê-ri: cảnh báo “{title}” ({source} {alert}) nêu {serials}; sản phẩm này là {itemSerial}.</translation>
    </message>
    <message>
        <source>An alert names {key}: “{title}” ({source} {alert}), but the check digit of that number is wrong.</source>
        <translation>Một cảnh báo nêu {key}: “{title}” ({source} {alert}), nhưng số kiểm tra của mã số đó sai.</translation>
    </message>
    <message>
        <source>Confirm the number by hand before acting on it.</source>
        <translation>Tự xác nhận mã số trước khi xử lý theo cảnh báo.</translation>
    </message>
    <message>
        <source>The alert {alert} names this product, but its text is not on this device.</source>
        <translation>Cảnh báo {alert} nêu sản phẩm này, nhưng nội dung không có trên thiết bị.</translation>
    </message>
    <message>
        <source>Synchronise; look the alert up.</source>
        <translation>Đồng bộ; tra cứu cảnh báo.</translation>
    </message>
    <message>
        <source>The alert “{title}” ({source} {alert}) on this product was withdrawn.</source>
        <translation>Cảnh báo “{title}” ({source} {alert}) về sản phẩm này đã được rút.</translation>
    </message>
    <message>
        <source>This device has no alerts: recalls cannot be seen.</source>
        <translation>Thiết bị không có dữ liệu cảnh báo: không thấy được lệnh thu hồi.</translation>
    </message>
    <message>
        <source>Synchronise before relying on the result.</source>
        <translation>Hãy đồng bộ trước khi dựa vào kết quả.</translation>
    </message>
    <message>
        <source>Possible match: the alert “{title}” ({source} {alert}) names brand {brand}, model {model}. Hazard: {hazard}.</source>
        <translation>Nghi trùng: cảnh báo “{title}” ({source} {alert}) nêu thương hiệu {brand}, kiểu loại {model}. Nguy cơ: {hazard}.</translation>
    </message>
    <message>
        <source>Compare the goods with the alert: only you can confirm it.</source>
        <translation>So hàng hóa với cảnh báo: chỉ bạn mới xác nhận được.</translation>
    </message>
    <message>
        <source>No alert on brand {brand}, model {model}.</source>
        <translation>Không có cảnh báo về thương hiệu {brand}, kiểu loại {model}.</translation>
    </message>
    <message>
        <source>Good through {expires}, {days} day(s) left.</source>
        <translation>Còn hạn đến hết {expires}, còn {days} ngày.</translation>
    </message>
    <message>
        <source>Expired on {expires}, {days} day(s) ago.</source>
        <translation>Hết hạn ngày {expires}, đã {days} ngày.</translation>
    </message>
    <message>
        <source>Take the goods off sale within your powers; record a finding with a photograph of the date.</source>
        <translation>Cho ngừng bán trong thẩm quyền; ghi phát hiện kèm ảnh hạn sử dụng.</translation>
    </message>
    <message>
        <source>Best before {bestBefore}, {days} day(s) left.</source>
        <translation>Sử dụng tốt nhất trước {bestBefore}, còn {days} ngày.</translation>
    </message>
    <message>
        <source>Best-before date {bestBefore} passed {days} day(s) ago. This is not an expiry date: goods may still be sold where the firm holds evidence of their quality.</source>
        <translation>Đã quá “Sử dụng tốt nhất trước” {bestBefore} được {days} ngày. Đây không phải hạn sử dụng: vẫn được bán nếu doanh nghiệp có bằng chứng về chất lượng.</translation>
    </message>
    <message>
        <source>Ask for that evidence.</source>
        <translation>Yêu cầu bằng chứng đó.</translation>
    </message>
    <message>
        <source>The sell-by date {sellBy} passed {days} day(s) ago.</source>
        <translation>Đã quá ngày bán {sellBy} được {days} ngày.</translation>
    </message>
    <message>
        <source>The dates on the code follow each other.</source>
        <translation>Các ngày trong mã đúng thứ tự.</translation>
    </message>
    <message>
        <source>A date in the future: {kind} on {date}.</source>
        <translation>Ngày ở tương lai: {kind} ngày {date}.</translation>
    </message>
    <message>
        <source>Compare with the date on the label; check this device&apos;s date.</source>
        <translation>So với ngày trên nhãn; kiểm tra ngày của thiết bị.</translation>
    </message>
    <message>
        <source>{kind} on {date}, after the expiry date {expires}.</source>
        <translation>{kind} ngày {date}, sau hạn sử dụng {expires}.</translation>
    </message>
    <message>
        <source>Compare with the dates on the label; record a finding.</source>
        <translation>So với các ngày trên nhãn; ghi phát hiện.</translation>
    </message>
    <message>
        <source>{kind} on {date}, after the best-before date {bestBefore}.</source>
        <translation>{kind} ngày {date}, sau ngày sử dụng tốt nhất trước {bestBefore}.</translation>
    </message>
    <message>
        <source>Compare with the dates on the label.</source>
        <translation>So với các ngày trên nhãn.</translation>
    </message>
    <message>
        <source>The best-before date {bestBefore} is later than the expiry date {expires}.</source>
        <translation>Ngày sử dụng tốt nhất trước {bestBefore} muộn hơn hạn sử dụng {expires}.</translation>
    </message>
    <message>
        <source>Packaged on {packaged}, before it was produced on {produced}.</source>
        <translation>Đóng gói ngày {packaged}, trước ngày sản xuất {produced}.</translation>
    </message>
    <message>
        <source>A traceability code is registered, on {registeredOn}. Lot: {lot}.</source>
        <translation>Mã truy xuất nguồn gốc đã đăng ký, ngày {registeredOn}. Lô: {lot}.</translation>
    </message>
    <message>
        <source>No traceability code is registered; the duty binds since {from}: {tier}.</source>
        <translation>Chưa đăng ký mã truy xuất nguồn gốc; nghĩa vụ áp dụng từ {from}: {tier}.</translation>
    </message>
    <message>
        <source>Ask for the registration on the traceability portal; record a finding.</source>
        <translation>Yêu cầu đăng ký trên cổng truy xuất nguồn gốc; ghi phát hiện.</translation>
    </message>
    <message>
        <source>Traceability codes are registered by lot; the lot of this item was not read. The duty binds since {from}.</source>
        <translation>Mã truy xuất nguồn gốc được đăng ký theo lô; chưa đọc được lô của sản phẩm. Nghĩa vụ áp dụng từ {from}.</translation>
    </message>
    <message>
        <source>The traceability code is suspended. Lot: {lot}.</source>
        <translation>Mã truy xuất nguồn gốc bị tạm dừng. Lô: {lot}.</translation>
    </message>
    <message>
        <source>Record a finding.</source>
        <translation>Ghi phát hiện.</translation>
    </message>
    <message>
        <source>The traceability code is cancelled. Lot: {lot}.</source>
        <translation>Mã truy xuất nguồn gốc đã bị hủy. Lô: {lot}.</translation>
    </message>
    <message>
        <source>The duty of traceability binds from {from} on.</source>
        <translation>Nghĩa vụ truy xuất nguồn gốc áp dụng từ {from}.</translation>
    </message>
    <message>
        <source>The list gives no date from which traceability binds: {tier}.</source>
        <translation>Danh mục không nêu ngày áp dụng nghĩa vụ truy xuất nguồn gốc: {tier}.</translation>
    </message>
    <message>
        <source>This tier asks for no traceability code: {tier}.</source>
        <translation>Không yêu cầu mã truy xuất nguồn gốc đối với mức {tier}.</translation>
    </message>
    <message>
        <source>This device has no traceability data.</source>
        <translation>Thiết bị không có dữ liệu truy xuất nguồn gốc.</translation>
    </message>
    <message>
        <source>{count} recorded event(s) follow each other, from {first} to {last}.</source>
        <translation>{count} sự kiện được ghi nhận đúng thứ tự, từ {first} đến {last}.</translation>
    </message>
    <message>
        <source>No traceability events are recorded; the duty binds since {from}: {tier}.</source>
        <translation>Không có sự kiện theo dõi trọng yếu nào; nghĩa vụ áp dụng từ {from}: {tier}.</translation>
    </message>
    <message>
        <source>Ask the firm for its traceability data.</source>
        <translation>Yêu cầu doanh nghiệp cung cấp dữ liệu truy xuất nguồn gốc.</translation>
    </message>
    <message>
        <source>Serial {serial} was never recorded as put into use.</source>
        <translation>Số sê-ri {serial} chưa từng được ghi nhận khởi tạo mã.</translation>
    </message>
    <message>
        <source>A possible copy: compare the item with a genuine one; ask for the purchase papers.</source>
        <translation>Nghi sao chép: so với sản phẩm mẫu của chủ thể quyền; yêu cầu chứng từ mua hàng.</translation>
    </message>
    <message>
        <source>Events that must be recorded are not: {steps}.</source>
        <translation>Thiếu sự kiện bắt buộc ghi nhận: {steps}.</translation>
    </message>
    <message>
        <source>An event ({step}, {time}) after the item had ended ({ended}, {endedAt}).</source>
        <translation>Có sự kiện ({step}, {time}) sau khi sản phẩm đã kết thúc vòng đời ({ended}, {endedAt}).</translation>
    </message>
    <message>
        <source>A possible copy: record a finding.</source>
        <translation>Nghi sao chép: ghi phát hiện.</translation>
    </message>
    <message>
        <source>The same serial was put into use twice: {first} and {time}.</source>
        <translation>Cùng số sê-ri được khởi tạo mã hai lần: {first} và {time}.</translation>
    </message>
    <message>
        <source>An event ({step}, {time}) before the serial was put into use.</source>
        <translation>Có sự kiện ({step}, {time}) trước khi số sê-ri được khởi tạo mã.</translation>
    </message>
    <message>
        <source>An event in the future ({step}, {time}).</source>
        <translation>Sự kiện ở tương lai ({step}, {time}).</translation>
    </message>
    <message>
        <source>The serial is recorded with lot {recordedLot}; the code says lot {itemLot}.</source>
        <translation>Số sê-ri được ghi nhận với lô {recordedLot}; mã ghi lô {itemLot}.</translation>
    </message>
    <message>
        <source>Compare serial and lot on the package; record a finding.</source>
        <translation>So số sê-ri và số lô trên bao bì; ghi phát hiện.</translation>
    </message>
    <message>
        <source>The same serial was seen at two places {kilometres} km and {hours} h apart ({from}, {to}).</source>
        <translation>Cùng số sê-ri xuất hiện ở hai nơi cách nhau {kilometres} km trong {hours} giờ ({from}, {to}).</translation>
    </message>
    <message>
        <source>Traceability events are recorded, but the lot or serial of this item was not read.</source>
        <translation>Có sự kiện truy xuất nguồn gốc, nhưng chưa đọc được số lô hoặc số sê-ri của sản phẩm.</translation>
    </message>
    <message>
        <source>Read lot and serial on the package.</source>
        <translation>Đọc số lô và số sê-ri trên bao bì.</translation>
    </message>
    <message>
        <source>Last known: {step} at {place}, {party}, {time} ({disposition}).</source>
        <translation>Lần cuối ghi nhận: {step} tại {place}, {party}, {time} ({disposition}).</translation>
    </message>
    <message>
        <source>Recorded as RECALLED ({level}), {time}, {place} {party}.</source>
        <translation>Được ghi nhận BỊ THU HỒI ({level}), {time}, {place} {party}.</translation>
    </message>
    <message>
        <source>Stop the sale of these goods within your powers; record a finding.</source>
        <translation>Tạm dừng bán hàng trong thẩm quyền; ghi phát hiện.</translation>
    </message>
    <message>
        <source>Recorded as STOLEN, {time}, {place} {party}.</source>
        <translation>Được ghi nhận BỊ MẤT CẮP, {time}, {place} {party}.</translation>
    </message>
    <message>
        <source>Keep the item within your powers; inform the police; record a finding.</source>
        <translation>Tạm giữ trong thẩm quyền; báo công an; ghi phát hiện.</translation>
    </message>
    <message>
        <source>Recorded as DESTROYED, {time}, {place} {party}: it must not be here.</source>
        <translation>Được ghi nhận ĐÃ TIÊU HỦY, {time}, {place} {party}: không được phép có ở đây.</translation>
    </message>
    <message>
        <source>Record a finding; ask where the goods came from.</source>
        <translation>Ghi phát hiện; hỏi nguồn hàng.</translation>
    </message>
    <message>
        <source>The serial was taken out of use, {time}, {place} {party}: it must not be seen again.</source>
        <translation>Số sê-ri đã ngừng sử dụng, {time}, {place} {party}: không được xuất hiện lại.</translation>
    </message>
    <message>
        <source>Recorded as already sold ({disposition}), {time}, {place} {party}: a copy, or a return.</source>
        <translation>Được ghi nhận đã bán ({disposition}), {time}, {place} {party}: bị sao chép, hoặc hàng trả lại.</translation>
    </message>
    <message>
        <source>Ask for the papers of the return or the purchase.</source>
        <translation>Yêu cầu chứng từ trả hàng hoặc mua hàng.</translation>
    </message>
    <message>
        <source>Recorded as not conformant ({level}), {time}, {place} {party}.</source>
        <translation>Được ghi nhận không phù hợp ({level}), {time}, {place} {party}.</translation>
    </message>
    <message>
        <source>Take a sample within your powers; record a finding.</source>
        <translation>Lấy mẫu trong thẩm quyền; ghi phát hiện.</translation>
    </message>
    <message>
        <source>Recorded as not for sale ({disposition}, {level}), {time}, {place}.</source>
        <translation>Được ghi nhận không được bán ({disposition}, {level}), {time}, {place}.</translation>
    </message>
    <message>
        <source>Ask why the goods are on sale.</source>
        <translation>Hỏi vì sao hàng được bán.</translation>
    </message>
    <message>
        <source>A mismatch was recorded ({disposition}, {level}), {time}, {place}.</source>
        <translation>Đã ghi nhận sai khác ({disposition}, {level}), {time}, {place}.</translation>
    </message>
    <message>
        <source>Part of lot {lot} is recorded as {disposition}, {time}, {place}: this item may be one of it.</source>
        <translation>Một phần lô {lot} được ghi nhận {disposition}, {time}, {place}: sản phẩm này có thể thuộc phần đó.</translation>
    </message>
    <message>
        <source>Ask where the goods came from.</source>
        <translation>Hỏi nguồn hàng.</translation>
    </message>
    <message>
        <source>Recorded as {disposition}, {time}, and later as {later}, {laterTime}.</source>
        <translation>Được ghi nhận {disposition}, {time}, sau đó {later}, {laterTime}.</translation>
    </message>
    <message>
        <source>Confirm which holds.</source>
        <translation>Xác nhận điều nào đúng.</translation>
    </message>
    <message>
        <source>Serial {serial} lies in the declared range {from} to {to}.</source>
        <translation>Số sê-ri {serial} nằm trong dải đã khai báo từ {from} đến {to}.</translation>
    </message>
    <message>
        <source>Serial {serial} lies outside the declared range {from} to {to}.</source>
        <translation>Số sê-ri {serial} nằm ngoài dải đã khai báo từ {from} đến {to}.</translation>
    </message>
    <message>
        <source>No sign of a false brand in the records read.</source>
        <translation>Không thấy dấu hiệu giả mạo nhãn hiệu trong dữ liệu đã đọc.</translation>
    </message>
    <message>
        <source>Signs that ask whether the brand is false: {signs}.</source>
        <translation>Dấu hiệu cần làm rõ về giả mạo nhãn hiệu: {signs}.</translation>
    </message>
    <message>
        <source>Would confirm it: {confirm}. Collect: {evidence}.</source>
        <translation>Căn cứ xác nhận: {confirm}. Thu thập: {evidence}.</translation>
    </message>
    <message>
        <source>No sign of false quality in the records read.</source>
        <translation>Không thấy dấu hiệu giả chất lượng trong dữ liệu đã đọc.</translation>
    </message>
    <message>
        <source>Signs that ask whether the quality is false: {signs}.</source>
        <translation>Dấu hiệu cần làm rõ về giả chất lượng, công dụng: {signs}.</translation>
    </message>
    <message>
        <source>The sources of origin agree on {origin}: {sources}.</source>
        <translation>Các nguồn về xuất xứ thống nhất là {origin}: {sources}.</translation>
    </message>
    <message>
        <source>The link leads to {host}, which the brand declared.</source>
        <translation>Liên kết dẫn đến {host}, là địa chỉ thương hiệu đã khai báo.</translation>
    </message>
    <message>
        <source>The link leads to {host}, a common resolver.</source>
        <translation>Liên kết dẫn đến {host}, là địa chỉ phân giải dùng chung.</translation>
    </message>
    <message>
        <source>The link leads to {host}; the brand has declared no address to compare with.</source>
        <translation>Liên kết dẫn đến {host}; thương hiệu chưa khai báo địa chỉ để đối chiếu.</translation>
    </message>
    <message>
        <source>The link leads to {host}, but the brand declared {declared}.</source>
        <translation>Liên kết dẫn đến {host}, nhưng thương hiệu khai báo {declared}.</translation>
    </message>
    <message>
        <source>Do not open the link; photograph the code; record a finding.</source>
        <translation>Không mở liên kết; chụp ảnh mã; ghi phát hiện.</translation>
    </message>
    <message>
        <source>Customs declaration {declaration}, line {line}, {date}, names the product: importer {importer}, HS code {hsCode}, origin {origin}, channel {channel}.</source>
        <translation>Tờ khai hải quan {declaration}, dòng {line}, {date}, nêu sản phẩm: người nhập khẩu {importer}, mã số HS {hsCode}, xuất xứ {origin}, {channel}.</translation>
    </message>
    <message>
        <source>No customs line names this product.</source>
        <translation>Không dòng tờ khai hải quan nào nêu sản phẩm này.</translation>
    </message>
    <message>
        <source>Ask for the customs declaration.</source>
        <translation>Yêu cầu tờ khai hải quan.</translation>
    </message>
    <message>
        <source>Customs declaration {declaration}, line {line}: {field} is declared as {declared}, the product&apos;s is {product}.</source>
        <translation>Tờ khai hải quan {declaration}, dòng {line}: {field} khai là {declared}, của sản phẩm là {product}.</translation>
    </message>
    <message>
        <source>Compare with the goods; record a finding.</source>
        <translation>So với hàng hóa; ghi phát hiện.</translation>
    </message>
    <message>
        <source>Customs declaration {declaration}, line {line}, names lot {lot}; this item is of lot {itemLot}.</source>
        <translation>Tờ khai hải quan {declaration}, dòng {line}, nêu lô {lot}; sản phẩm này thuộc lô {itemLot}.</translation>
    </message>
    <message>
        <source>This device has no customs data.</source>
        <translation>Thiết bị không có dữ liệu hải quan.</translation>
    </message>
    <message>
        <source>No tightened, reduced or exempt check in force matches.</source>
        <translation>Không thuộc diện miễn, giảm hay tăng cường kiểm tra đang hiệu lực.</translation>
    </message>
    <message>
        <source>Tightened check by decision {decision}, until {validTo}: {recordedReason}.</source>
        <translation>Tăng cường kiểm tra theo quyết định {decision}, đến {validTo}: {recordedReason}.</translation>
    </message>
    <message>
        <source>Check fully.</source>
        <translation>Kiểm tra đầy đủ.</translation>
    </message>
    <message>
        <source>Reduced check by decision {decision}, until {validTo}: {recordedReason}.</source>
        <translation>Giảm kiểm tra theo quyết định {decision}, đến {validTo}: {recordedReason}.</translation>
    </message>
    <message>
        <source>Exempt from the check by decision {decision}, until {validTo}: {recordedReason}.</source>
        <translation>Miễn kiểm tra theo quyết định {decision}, đến {validTo}: {recordedReason}.</translation>
    </message>
    <message>
        <source>The data is of {asOf}, {days} day(s) old.</source>
        <translation>Dữ liệu tính đến {asOf}, đã {days} ngày.</translation>
    </message>
    <message>
        <source>The data is of {asOf}, {days} day(s) old; more than {limit} days count as old. Newer alerts may be missing.</source>
        <translation>Dữ liệu tính đến {asOf}, đã {days} ngày; quá {limit} ngày là cũ. Có thể thiếu cảnh báo mới.</translation>
    </message>
    <message>
        <source>Synchronise when there is a network.</source>
        <translation>Hãy đồng bộ khi có mạng.</translation>
    </message>
    <message>
        <source>{dataset}: the data is of {asOf}, {days} day(s) old; more than {limit} days count as old.</source>
        <translation>{dataset}: dữ liệu tính đến {asOf}, đã {days} ngày; quá {limit} ngày là cũ.</translation>
    </message>
    <message>
        <source>The data is of {asOf}, {days} day(s) old. It does not say after how many days it counts as old.</source>
        <translation>Dữ liệu tính đến {asOf}, đã {days} ngày. Dữ liệu không nêu sau bao nhiêu ngày thì coi là cũ.</translation>
    </message>
    <message>
        <source>The data does not say of which day it is.</source>
        <translation>Dữ liệu không ghi ngày.</translation>
    </message>
    <message>
        <source>The data is of {asOf}, but this device says that today is {today}: its clock is wrong.</source>
        <translation>Dữ liệu tính đến {asOf}, nhưng thiết bị cho hôm nay là {today}: đồng hồ sai.</translation>
    </message>
    <message>
        <source>Set the date and time.</source>
        <translation>Chỉnh lại ngày giờ.</translation>
    </message>
    <message>
        <source>There is no national data on this device: only the code itself was read.</source>
        <translation>Thiết bị không có dữ liệu quốc gia: chỉ đọc được bản thân mã.</translation>
    </message>
    <message>
        <source>Synchronise, or load the data from a USB stick.</source>
        <translation>Hãy đồng bộ, hoặc nạp dữ liệu từ USB.</translation>
    </message>
    <message>
        <source>The national data on this device is damaged: only the code itself was read.</source>
        <translation>Dữ liệu quốc gia trên thiết bị bị hỏng: chỉ đọc được bản thân mã.</translation>
    </message>
    <message>
        <source>Synchronise: it is fetched again.</source>
        <translation>Hãy đồng bộ: dữ liệu sẽ được tải lại.</translation>
    </message>
    <message>
        <source>The national data on this device was written by a newer version of the app: only the code itself was read.</source>
        <translation>Dữ liệu quốc gia trên thiết bị do phiên bản ứng dụng mới hơn ghi: chỉ đọc được bản thân mã.</translation>
    </message>
    <message>
        <source>Update the app.</source>
        <translation>Hãy cập nhật ứng dụng.</translation>
    </message>
    <message>
        <source>Neither the code nor what was entered gives an expiry date.</source>
        <translation>Cả mã và nội dung đã nhập đều không có hạn sử dụng.</translation>
    </message>
    <message>
        <source>Type the date that the label prints.</source>
        <translation>Nhập ngày in trên nhãn.</translation>
    </message>
    <message>
        <source>Label and code give the same date ({kind}): {date}.</source>
        <translation>Nhãn và mã ghi cùng một ngày ({kind}): {date}.</translation>
    </message>
    <message>
        <source>Dates differ ({kind}): the label prints {label}, the code carries {code}.</source>
        <translation>Ngày khác nhau ({kind}): nhãn in {label}, mã ghi {code}.</translation>
    </message>
    <message>
        <source>Photograph both; look for a date printed over.</source>
        <translation>Chụp cả hai; xem có dấu vết in đè ngày hay không.</translation>
    </message>
    <message>
        <source>“{text}” ({kind}) is not read as a date: labels write day, month, year, or a span from the day of production.</source>
        <translation>“{text}” ({kind}) không đọc được thành ngày: nhãn ghi ngày, tháng, năm, hoặc thời hạn tính từ ngày sản xuất.</translation>
    </message>
    <message>
        <source>Compare with the label and type it again.</source>
        <translation>Đối chiếu với nhãn và nhập lại.</translation>
    </message>
    <message>
        <source>The label shows all {count} item(s) that it must show.</source>
        <translation>Nhãn có đủ {count} nội dung bắt buộc.</translation>
    </message>
    <message>
        <source>The label does not show: {item}.</source>
        <translation>Nhãn không ghi: {item}.</translation>
    </message>
    <message>
        <source>Photograph every side of the package; record a finding.</source>
        <translation>Chụp mọi mặt của bao bì; lập phát hiện.</translation>
    </message>
    <message>
        <source>Not looked at yet on the label: {items}.</source>
        <translation>Chưa xem trên nhãn: {items}.</translation>
    </message>
    <message>
        <source>Finish the label checklist.</source>
        <translation>Xem nốt danh mục nội dung nhãn.</translation>
    </message>
    <message>
        <source>The label does not show {item}, and no rule in force asks for it on these goods.</source>
        <translation>Nhãn không ghi {item}, và không quy định hiện hành nào yêu cầu đối với hàng hóa này.</translation>
    </message>
    <message>
        <source>The rules on this device do not say what the label of these goods must show.</source>
        <translation>Quy định trên thiết bị này không cho biết nhãn của hàng hóa này phải ghi những gì.</translation>
    </message>
    <message>
        <source>Measured {measured}, stated {declared}: {shortage} less, where one package may lack {tolerance}.</source>
        <translation>Đo được {measured}, ghi {declared}: thiếu {shortage}; một gói được thiếu đến {tolerance}.</translation>
    </message>
    <message>
        <source>One package does not decide: measure a sample of the lot.</source>
        <translation>Một gói chưa đủ kết luận: đo mẫu của cả lô.</translation>
    </message>
    <message>
        <source>Measured {measured}, stated {declared}: {shortage} less, more than twice what one package may lack ({tolerance}).</source>
        <translation>Đo được {measured}, ghi {declared}: thiếu {shortage}, quá hai lần mức một gói được thiếu ({tolerance}).</translation>
    </message>
    <message>
        <source>Photograph the scale with the package; take a sample; record a finding.</source>
        <translation>Chụp cân cùng gói hàng; lấy mẫu; lập phát hiện.</translation>
    </message>
    <message>
        <source>The net quantity on the label, {label}, is the one of another source ({source}: {other}).</source>
        <translation>Định lượng ghi trên nhãn, {label}, khớp với nguồn khác ({source}: {other}).</translation>
    </message>
    <message>
        <source>The net quantity on the label, {label}, is not the one of another source ({source}: {other}).</source>
        <translation>Định lượng ghi trên nhãn, {label}, không khớp với nguồn khác ({source}: {other}).</translation>
    </message>
    <message>
        <source>Photograph the label; record a finding.</source>
        <translation>Chụp nhãn; lập phát hiện.</translation>
    </message>
    <message>
        <source>Measured {measured}, stated {declared}. The rules on this device do not say how much a package may lack.</source>
        <translation>Đo được {measured}, ghi {declared}. Quy định trên thiết bị này không cho biết một gói được thiếu bao nhiêu.</translation>
    </message>
    <message>
        <source>Measured {measured}, and no stated quantity to compare with.</source>
        <translation>Đo được {measured}, nhưng không có định lượng ghi nào để đối chiếu.</translation>
    </message>
    <message>
        <source>Type the net quantity that the label prints.</source>
        <translation>Nhập định lượng ghi trên nhãn.</translation>
    </message>
    <message>
        <source>“{text}” ({kind}) is not read as a net quantity: a number and g, kg, mg, ml, cl or l.</source>
        <translation>Không đọc được “{text}” ({kind}) thành định lượng: một số và g, kg, mg, ml, cl hoặc l.</translation>
    </message>
    <message>
        <source>Type it again, with the unit; after a mark not exactly three digits.</source>
        <translation>Nhập lại, có đơn vị; sau dấu thập phân không ghi đúng ba chữ số.</translation>
    </message>
    <message>
        <source>{indicator}: {measured}, declared {declared}. Report {report}.</source>
        <translation>{indicator}: {measured}, công bố {declared}. Phiếu {report}.</translation>
    </message>
    <message>
        <source>{indicator}: {measured} is less than the declared {declared} ({percent} % of it). Report {report}.</source>
        <translation>{indicator}: {measured}, thấp hơn mức công bố {declared} (bằng {percent} %). Phiếu {report}.</translation>
    </message>
    <message>
        <source>Substandard as declared; add the report to the finding.</source>
        <translation>Không đạt mức đã công bố; đính kèm phiếu vào phát hiện.</translation>
    </message>
    <message>
        <source>{indicator}: {measured} is {percent} % of the declared {declared}; goods at {limit} % or less count as false in quality. Report {report}.</source>
        <translation>{indicator}: {measured}, bằng {percent} % mức công bố {declared}; từ {limit} % trở xuống bị coi là giả chất lượng. Phiếu {report}.</translation>
    </message>
    <message>
        <source>Add the report to the finding; a designated laboratory must have made it.</source>
        <translation>Đính kèm phiếu vào phát hiện; phiếu phải do phòng thử nghiệm được chỉ định cấp.</translation>
    </message>
    <message>
        <source>{indicator}: {measured} is more than the declared most, {declared}. Report {report}.</source>
        <translation>{indicator}: {measured}, vượt mức công bố nhiều nhất {declared}. Phiếu {report}.</translation>
    </message>
    <message>
        <source>Add the report to the finding.</source>
        <translation>Đính kèm phiếu vào phát hiện.</translation>
    </message>
    <message>
        <source>{indicator}: “{declared}” or “{measured}” is not read as a number.</source>
        <translation>{indicator}: không đọc được “{declared}” hoặc “{measured}” thành số.</translation>
    </message>
    <message>
        <source>Type it again without the unit; after a mark not exactly three digits.</source>
        <translation>Nhập lại, không ghi đơn vị; sau dấu thập phân không ghi đúng ba chữ số.</translation>
    </message>
    <message>
        <source>The sources of origin differ: label {label}, declared {declared}, code {code}, customs {customs}, certificate of origin {certificate}.</source>
        <translation>Các nguồn xuất xứ không khớp: nhãn {label}, khai báo {declared}, mã {code}, hải quan {customs}, giấy chứng nhận xuất xứ {certificate}.</translation>
    </message>
    <message>
        <source>Customs declaration {declaration} (line {line}; 0: any) does not name this product. Lines of other declarations that do: {others}.</source>
        <translation>Tờ khai hải quan {declaration} (dòng {line}; 0: bất kỳ) không có sản phẩm này. Số dòng của tờ khai khác có: {others}.</translation>
    </message>
    <message>
        <source>Compare the number with the papers; record a finding when it is right.</source>
        <translation>Đối chiếu số tờ khai với giấy tờ; nếu đúng thì lập phát hiện.</translation>
    </message>
</context>
<context>
    <name>ReasonCode</name>
    <message>
        <source>the label names another firm than the holder of the code</source>
        <translation>nhãn ghi tổ chức khác với chủ mã</translation>
    </message>
    <message>
        <source>declared by another firm</source>
        <translation>do tổ chức khác khai báo</translation>
    </message>
    <message>
        <source>prefix never issued</source>
        <translation>tiền tố mã chưa từng cấp</translation>
    </message>
    <message>
        <source>prefix revoked</source>
        <translation>tiền tố mã đã bị thu hồi</translation>
    </message>
    <message>
        <source>serial outside the declared range</source>
        <translation>số sê-ri ngoài dải đã khai báo</translation>
    </message>
    <message>
        <source>serial never put into use</source>
        <translation>số sê-ri chưa từng được khởi tạo mã</translation>
    </message>
    <message>
        <source>serial put into use twice</source>
        <translation>số sê-ri được khởi tạo mã hai lần</translation>
    </message>
    <message>
        <source>already sold and seen again</source>
        <translation>đã bán nhưng lại xuất hiện</translation>
    </message>
    <message>
        <source>taken out of use and seen again</source>
        <translation>đã ngừng sử dụng nhưng lại xuất hiện</translation>
    </message>
    <message>
        <source>destroyed and seen again</source>
        <translation>đã tiêu hủy nhưng lại xuất hiện</translation>
    </message>
    <message>
        <source>seen at two distant places</source>
        <translation>xuất hiện ở hai nơi cách xa nhau</translation>
    </message>
    <message>
        <source>the link leads elsewhere</source>
        <translation>liên kết dẫn đến nơi khác</translation>
    </message>
    <message>
        <source>an alert on counterfeits</source>
        <translation>có cảnh báo về hàng giả</translation>
    </message>
    <message>
        <source>symbols that disagree</source>
        <translation>các mã trên sản phẩm không thống nhất</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>hết hạn</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>không có giấy chứng nhận</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>giấy chứng nhận hết hạn</translation>
    </message>
    <message>
        <source>certificate suspended or withdrawn</source>
        <translation>giấy chứng nhận bị đình chỉ hoặc thu hồi</translation>
    </message>
    <message>
        <source>certificate of something else</source>
        <translation>giấy chứng nhận của sản phẩm khác</translation>
    </message>
    <message>
        <source>body without the scope</source>
        <translation>tổ chức không có phạm vi phù hợp</translation>
    </message>
    <message>
        <source>recorded as not conformant</source>
        <translation>được ghi nhận là không phù hợp</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>bị thu hồi</translation>
    </message>
    <message>
        <source>statement of the rights holder</source>
        <translation>xác nhận của chủ thể quyền</translation>
    </message>
    <message>
        <source>trademark certificate</source>
        <translation>giấy chứng nhận nhãn hiệu</translation>
    </message>
    <message>
        <source>test by a designated laboratory</source>
        <translation>thử nghiệm tại phòng thử nghiệm được chỉ định</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>hóa đơn</translation>
    </message>
    <message>
        <source>certificate of origin</source>
        <translation>chứng nhận xuất xứ (C/O)</translation>
    </message>
    <message>
        <source>customs declaration</source>
        <translation>tờ khai hải quan</translation>
    </message>
    <message>
        <source>photo of the front</source>
        <translation>ảnh mặt trước</translation>
    </message>
    <message>
        <source>photo of the back</source>
        <translation>ảnh mặt sau</translation>
    </message>
    <message>
        <source>photo of the code</source>
        <translation>ảnh mã</translation>
    </message>
    <message>
        <source>photo of the label</source>
        <translation>ảnh nhãn</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>mẫu</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>niêm phong</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>hồ sơ</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>declared</source>
        <translation>khai báo</translation>
    </message>
    <message>
        <source>code</source>
        <translation>mã</translation>
    </message>
    <message>
        <source>customs</source>
        <translation>hải quan</translation>
    </message>
    <message>
        <source>product</source>
        <translation>sản phẩm</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>lô</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>số sê-ri</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>đình chỉ</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>thu hồi</translation>
    </message>
    <message>
        <source>green</source>
        <translation>luồng xanh</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>luồng vàng</translation>
    </message>
    <message>
        <source>red</source>
        <translation>luồng đỏ</translation>
    </message>
    <message>
        <source>low risk</source>
        <translation>rủi ro thấp</translation>
    </message>
    <message>
        <source>medium risk</source>
        <translation>rủi ro trung bình</translation>
    </message>
    <message>
        <source>high risk</source>
        <translation>rủi ro cao</translation>
    </message>
    <message>
        <source>produced</source>
        <translation>sản xuất</translation>
    </message>
    <message>
        <source>packaged</source>
        <translation>đóng gói</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>mã số HS</translation>
    </message>
    <message>
        <source>model</source>
        <translation>kiểu loại</translation>
    </message>
    <message>
        <source>manufacturer</source>
        <translation>nhà sản xuất</translation>
    </message>
    <message>
        <source>put into use</source>
        <translation>khởi tạo mã</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>đã gửi đi</translation>
    </message>
    <message>
        <source>received</source>
        <translation>đã nhận</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>lưu kho</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>đã bán</translation>
    </message>
    <message>
        <source>dispensed</source>
        <translation>đã cấp phát</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>đã tiêu hủy</translation>
    </message>
    <message>
        <source>disposed of</source>
        <translation>đã thải bỏ</translation>
    </message>
    <message>
        <source>stolen</source>
        <translation>bị mất cắp</translation>
    </message>
    <message>
        <source>taken out of use</source>
        <translation>đã ngừng sử dụng</translation>
    </message>
    <message>
        <source>inspected</source>
        <translation>đã kiểm tra</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>đang vận chuyển</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>đang xử lý</translation>
    </message>
    <message>
        <source>active</source>
        <translation>đang hoạt động</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>ngừng hoạt động</translation>
    </message>
    <message>
        <source>on sale</source>
        <translation>đang bán</translation>
    </message>
    <message>
        <source>conformant</source>
        <translation>phù hợp</translation>
    </message>
    <message>
        <source>not conformant</source>
        <translation>không phù hợp</translation>
    </message>
    <message>
        <source>STAMEQ</source>
        <translation>Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia</translation>
    </message>
    <message>
        <source>EU Safety Gate</source>
        <translation>EU Safety Gate</translation>
    </message>
    <message>
        <source>US CPSC</source>
        <translation>CPSC (Hoa Kỳ)</translation>
    </message>
    <message>
        <source>US FDA</source>
        <translation>FDA (Hoa Kỳ)</translation>
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
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Company prefixes</source>
        <translation>Tiền tố mã doanh nghiệp</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Conformity assessment bodies</source>
        <translation>Tổ chức đánh giá sự phù hợp</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Công bố</translation>
    </message>
    <message>
        <source>Risk lists</source>
        <translation>Danh mục rủi ro</translation>
    </message>
    <message>
        <source>Standards</source>
        <translation>Tiêu chuẩn</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>Truy xuất nguồn gốc</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Quy định</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>chấp nhận</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>đến nơi</translation>
    </message>
    <message>
        <source>assembled</source>
        <translation>lắp ráp</translation>
    </message>
    <message>
        <source>consigned</source>
        <translation>ký gửi</translation>
    </message>
    <message>
        <source>produced as a lot</source>
        <translation>sản xuất theo lô</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>kiểm đếm</translation>
    </message>
    <message>
        <source>departed</source>
        <translation>rời đi</translation>
    </message>
    <message>
        <source>taken apart</source>
        <translation>tháo rời</translation>
    </message>
    <message>
        <source>entered or left</source>
        <translation>ra vào</translation>
    </message>
    <message>
        <source>held</source>
        <translation>giữ lại</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>nhập khẩu</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>lắp đặt</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>bốc lên</translation>
    </message>
    <message>
        <source>lent</source>
        <translation>cho mượn</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>đóng gói</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>soạn hàng</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>gỡ bỏ</translation>
    </message>
    <message>
        <source>repacked</source>
        <translation>đóng gói lại</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>sửa chữa</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>thay thế</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>giữ chỗ</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>lấy mẫu</translation>
    </message>
    <message>
        <source>made ready for shipping</source>
        <translation>chuẩn bị xuất</translation>
    </message>
    <message>
        <source>processed</source>
        <translation>chế biến</translation>
    </message>
    <message>
        <source>carried</source>
        <translation>vận chuyển</translation>
    </message>
    <message>
        <source>unloaded</source>
        <translation>dỡ xuống</translation>
    </message>
    <message>
        <source>unpacked</source>
        <translation>mở gói</translation>
    </message>
    <message>
        <source>shipping cancelled</source>
        <translation>hủy xuất hàng</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>trả lại</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>hư hỏng</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>đã đóng</translation>
    </message>
    <message>
        <source>to be replaced</source>
        <translation>cần thay thế</translation>
    </message>
    <message>
        <source>papers do not match</source>
        <translation>giấy tờ không khớp</translation>
    </message>
    <message>
        <source>not for sale</source>
        <translation>không được bán</translation>
    </message>
    <message>
        <source>partly dispensed</source>
        <translation>cấp phát một phần</translation>
    </message>
    <message>
        <source>another serial than expected</source>
        <translation>khác số sê-ri dự kiến</translation>
    </message>
    <message>
        <source>another product than expected</source>
        <translation>khác sản phẩm dự kiến</translation>
    </message>
    <message>
        <source>another quantity than expected</source>
        <translation>khác số lượng dự kiến</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>không sẵn sàng</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>không rõ</translation>
    </message>
    <message>
        <source>available</source>
        <translation>sẵn sàng</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>trong kho</translation>
    </message>
    <message>
        <source>reserved for a buyer</source>
        <translation>giữ cho người mua</translation>
    </message>
    <message>
        <source>expiry</source>
        <translation>hạn sử dụng</translation>
    </message>
    <message>
        <source>best before</source>
        <translation>sử dụng tốt nhất trước</translation>
    </message>
    <message>
        <source>laboratory value far below the declared one</source>
        <translation>kết quả thử nghiệm thấp xa mức công bố</translation>
    </message>
    <message>
        <source>laboratory value not as declared</source>
        <translation>kết quả thử nghiệm không đạt mức công bố</translation>
    </message>
    <message>
        <source>far less inside than stated</source>
        <translation>thiếu định lượng nhiều</translation>
    </message>
    <message>
        <source>name of the goods</source>
        <translation>tên hàng hóa</translation>
    </message>
    <message>
        <source>responsible firm and its address</source>
        <translation>tổ chức chịu trách nhiệm về hàng hóa và địa chỉ</translation>
    </message>
    <message>
        <source>origin of the goods</source>
        <translation>xuất xứ hàng hóa</translation>
    </message>
    <message>
        <source>net quantity</source>
        <translation>định lượng</translation>
    </message>
    <message>
        <source>date of production</source>
        <translation>ngày sản xuất</translation>
    </message>
    <message>
        <source>expiry date</source>
        <translation>hạn sử dụng</translation>
    </message>
    <message>
        <source>year of production</source>
        <translation>năm sản xuất</translation>
    </message>
    <message>
        <source>ingredients or composition</source>
        <translation>thành phần</translation>
    </message>
    <message>
        <source>nutrition values</source>
        <translation>thành phần dinh dưỡng</translation>
    </message>
    <message>
        <source>technical specifications</source>
        <translation>thông số kỹ thuật</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>thông tin cảnh báo</translation>
    </message>
    <message>
        <source>age for which it is meant</source>
        <translation>độ tuổi sử dụng</translation>
    </message>
    <message>
        <source>instructions for use and storage</source>
        <translation>hướng dẫn sử dụng, bảo quản</translation>
    </message>
    <message>
        <source>number of registration or circulation</source>
        <translation>số đăng ký hoặc số lưu hành</translation>
    </message>
    <message>
        <source>original label of the maker</source>
        <translation>nhãn gốc</translation>
    </message>
    <message>
        <source>Vietnamese sub-label</source>
        <translation>nhãn phụ tiếng Việt</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>đo được</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Điểm cần quan sát</translation>
    </message>
    <message>
        <source>toys</source>
        <translation>đồ chơi</translation>
    </message>
    <message>
        <source>electric kettles</source>
        <translation>ấm đun nước điện</translation>
    </message>
    <message>
        <source>electric cables</source>
        <translation>dây và cáp điện</translation>
    </message>
    <message>
        <source>helmets</source>
        <translation>mũ bảo hiểm</translation>
    </message>
    <message>
        <source>LPG cylinders</source>
        <translation>chai chứa LPG</translation>
    </message>
    <message>
        <source>cement</source>
        <translation>xi măng</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>gạch ốp lát</translation>
    </message>
    <message>
        <source>paints</source>
        <translation>sơn</translation>
    </message>
    <message>
        <source>pesticides</source>
        <translation>thuốc bảo vệ thực vật</translation>
    </message>
    <message>
        <source>fire extinguishers</source>
        <translation>bình chữa cháy</translation>
    </message>
    <message>
        <source>infant formula</source>
        <translation>sữa công thức cho trẻ nhỏ</translation>
    </message>
    <message>
        <source>medical devices</source>
        <translation>thiết bị y tế</translation>
    </message>
    <message>
        <source>phones</source>
        <translation>điện thoại</translation>
    </message>
    <message>
        <source>LED lights</source>
        <translation>đèn LED</translation>
    </message>
    <message>
        <source>vehicle parts</source>
        <translation>phụ tùng xe</translation>
    </message>
    <message>
        <source>animal feed</source>
        <translation>thức ăn chăn nuôi</translation>
    </message>
    <message>
        <source>fertilisers</source>
        <translation>phân bón</translation>
    </message>
    <message>
        <source>respirators</source>
        <translation>khẩu trang phòng độc, phòng bụi</translation>
    </message>
    <message>
        <source>food contact materials</source>
        <translation>vật liệu tiếp xúc thực phẩm</translation>
    </message>
    <message>
        <source>detergents</source>
        <translation>chất tẩy rửa</translation>
    </message>
    <message>
        <source>furniture</source>
        <translation>đồ nội thất</translation>
    </message>
    <message>
        <source>milk</source>
        <translation>sữa</translation>
    </message>
    <message>
        <source>noodles</source>
        <translation>mì, bún, phở ăn liền</translation>
    </message>
    <message>
        <source>fish sauce</source>
        <translation>nước mắm</translation>
    </message>
    <message>
        <source>coffee</source>
        <translation>cà phê</translation>
    </message>
    <message>
        <source>rice</source>
        <translation>gạo</translation>
    </message>
    <message>
        <source>beverages</source>
        <translation>đồ uống</translation>
    </message>
    <message>
        <source>confectionery</source>
        <translation>bánh kẹo</translation>
    </message>
    <message>
        <source>cosmetics</source>
        <translation>mỹ phẩm</translation>
    </message>
    <message>
        <source>clothing</source>
        <translation>quần áo</translation>
    </message>
    <message>
        <source>choking</source>
        <translation>hóc, nghẹn</translation>
    </message>
    <message>
        <source>electric shock</source>
        <translation>điện giật</translation>
    </message>
    <message>
        <source>chemical</source>
        <translation>hóa chất</translation>
    </message>
    <message>
        <source>burns</source>
        <translation>bỏng</translation>
    </message>
    <message>
        <source>microbiological</source>
        <translation>vi sinh vật</translation>
    </message>
    <message>
        <source>suffocation</source>
        <translation>ngạt thở</translation>
    </message>
    <message>
        <source>company prefix</source>
        <translation>mã doanh nghiệp</translation>
    </message>
    <message>
        <source>single GTIN-8</source>
        <translation>mã GTIN-8 đơn lẻ</translation>
    </message>
    <message>
        <source>foreign code in use here</source>
        <translation>mã nước ngoài sử dụng tại Việt Nam</translation>
    </message>
    <message>
        <source>designated</source>
        <translation>được chỉ định</translation>
    </message>
    <message>
        <source>accredited</source>
        <translation>được công nhận</translation>
    </message>
</context>
<context>
    <name>ReasonPick</name>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Lý do khác</translation>
    </message>
</context>
<context>
    <name>RecordFiles</name>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Look at: %1</source>
        <translation>Xem: %1</translation>
    </message>
</context>
<context>
    <name>RecordGroup</name>
    <message>
        <source>None recorded</source>
        <translation>Không có bản ghi</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Xem thêm: %1</translation>
    </message>
    <message>
        <source>There are more than can be shown here: search for the name or number.</source>
        <translation>Còn nhiều hơn số có thể hiển thị ở đây: hãy tra cứu theo tên hoặc số.</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Conformity assessment body</source>
        <translation>Tổ chức đánh giá sự phù hợp</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Check this product</source>
        <translation>Kiểm tra sản phẩm này</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>Đang tra cứu</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Bản công bố</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>RecordRow</name>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>from %1 to %2</source>
        <translation>từ %1 đến %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>đến %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>từ %1</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Thông tin</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Nghiêm trọng</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Khẩn cấp</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Stop of sale</source>
        <translation>Ngừng bán</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Destruction</source>
        <translation>Tiêu hủy</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>Ngừng sản xuất</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Không còn hoạt động</translation>
    </message>
    <message>
        <source>Company prefix</source>
        <translation>Tiền tố mã doanh nghiệp</translation>
    </message>
    <message>
        <source>Single GTIN-8</source>
        <translation>Mã GTIN-8 riêng lẻ</translation>
    </message>
    <message>
        <source>Foreign code in use here</source>
        <translation>Mã nước ngoài dùng tại Việt Nam</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Bị thu hồi</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Đã chuyển giao</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Test report</source>
        <translation>Phiếu thử nghiệm</translation>
    </message>
    <message>
        <source>Self-assessment</source>
        <translation>Tự đánh giá</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Đình chỉ</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã rút</translation>
    </message>
    <message>
        <source>Applied standard declared</source>
        <translation>Công bố tiêu chuẩn áp dụng</translation>
    </message>
    <message>
        <source>Conformity declared</source>
        <translation>Công bố hợp quy</translation>
    </message>
    <message>
        <source>Import inspection registered</source>
        <translation>Đăng ký kiểm tra nhập khẩu</translation>
    </message>
    <message>
        <source>Online listing</source>
        <translation>Tin bán trực tuyến</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Bị từ chối</translation>
    </message>
    <message>
        <source>Named by the alert %1</source>
        <translation>Được nêu trong cảnh báo %1</translation>
    </message>
    <message>
        <source>every lot</source>
        <translation>mọi lô</translation>
    </message>
    <message>
        <source>lot %1</source>
        <translation>lô %1</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Traceability code of lot %1</source>
        <translation>Mã truy xuất của lô %1</translation>
    </message>
    <message>
        <source>Minutes %1</source>
        <translation>Biên bản %1</translation>
    </message>
    <message>
        <source>Item without a record</source>
        <translation>Hàng không có bản ghi</translation>
    </message>
    <message>
        <source>There is no national data on this device yet. Connect once to download it.</source>
        <translation>Trên thiết bị này chưa có dữ liệu quốc gia. Hãy kết nối một lần để tải về.</translation>
    </message>
    <message>
        <source>The national data on this device is damaged. It is fetched again at the next contact.</source>
        <translation>Dữ liệu quốc gia trên thiết bị này bị hỏng. Dữ liệu được tải lại ở lần liên lạc tiếp theo.</translation>
    </message>
    <message>
        <source>The national data was written by a newer program. Update this program.</source>
        <translation>Dữ liệu quốc gia do chương trình mới hơn ghi. Hãy cập nhật chương trình này.</translation>
    </message>
    <message>
        <source>Not on this device: that nothing is shown says nothing</source>
        <translation>Thiết bị không có bộ dữ liệu này; không tìm thấy chưa phải là kết luận</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>tính đến %1</translation>
    </message>
    <message>
        <source>only the part “%1”</source>
        <translation>chỉ phần “%1”</translation>
    </message>
    <message>
        <source>GTIN %1: no product recorded</source>
        <translation>GTIN %1: không có sản phẩm được ghi nhận</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Thương hiệu</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Kiểu loại</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Nhà sản xuất</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Xuất xứ</translation>
    </message>
    <message>
        <source>Net content</source>
        <translation>Định lượng</translation>
    </message>
    <message>
        <source>Goods group</source>
        <translation>Nhóm hàng</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>Mã số HS</translation>
    </message>
    <message>
        <source>Declared on</source>
        <translation>Ngày công bố</translation>
    </message>
    <message>
        <source>As declared</source>
        <translation>Theo công bố</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Công bố</translation>
    </message>
    <message>
        <source>Risk lists</source>
        <translation>Danh mục rủi ro</translation>
    </message>
    <message>
        <source>Tax code or registration</source>
        <translation>Mã số thuế hoặc đăng ký</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Nước</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Products under its prefixes</source>
        <translation>Sản phẩm thuộc các tiền tố</translation>
    </message>
    <message>
        <source>Alerts that name its products</source>
        <translation>Cảnh báo nêu sản phẩm của doanh nghiệp</translation>
    </message>
    <message>
        <source>Regulation</source>
        <translation>Quy chuẩn</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Phương thức</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lô</translation>
    </message>
    <message>
        <source>Customs declaration</source>
        <translation>Tờ khai hải quan</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Hiệu lực</translation>
    </message>
    <message>
        <source>Status since</source>
        <translation>Trạng thái từ</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Phạm vi</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Ngày công bố</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Biện pháp</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>Mối nguy</translation>
    </message>
    <message>
        <source>Counterfeit</source>
        <translation>Hàng giả</translation>
    </message>
    <message>
        <source>The source says so</source>
        <translation>Theo nguồn cảnh báo</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Withdrawn by its source: it no longer counts</source>
        <translation>Nguồn đã rút: không còn hiệu lực</translation>
    </message>
    <message>
        <source>In force until its source withdraws it</source>
        <translation>Còn hiệu lực đến khi nguồn rút lại</translation>
    </message>
    <message>
        <source>Named by code</source>
        <translation>Sản phẩm bị nêu</translation>
    </message>
    <message>
        <source>Designated</source>
        <translation>Được chỉ định</translation>
    </message>
    <message>
        <source>Accredited</source>
        <translation>Được công nhận</translation>
    </message>
    <message>
        <source>May assess</source>
        <translation>Được đánh giá</translation>
    </message>
    <message>
        <source>Events of lot %1</source>
        <translation>Sự kiện của lô %1</translation>
    </message>
    <message>
        <source>last on %1</source>
        <translation>gần nhất %1</translation>
    </message>
    <message>
        <source>The whole item</source>
        <translation>Toàn bộ sản phẩm</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn hàng</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>Nắp, niêm phong</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Chữ in</translation>
    </message>
    <message>
        <source>Security mark</source>
        <translation>Tem, dấu bảo mật</translation>
    </message>
    <message>
        <source>Printed code</source>
        <translation>Mã in</translation>
    </message>
    <message>
        <source>Another mark</source>
        <translation>Dấu hiệu khác</translation>
    </message>
    <message>
        <source>Seen on imitations</source>
        <translation>Thấy trên hàng giả mạo</translation>
    </message>
    <message>
        <source>On the holder&apos;s own goods</source>
        <translation>Trên hàng của chủ nhãn hiệu</translation>
    </message>
    <message>
        <source>Company %1: no name recorded</source>
        <translation>Doanh nghiệp %1: chưa có tên trong dữ liệu</translation>
    </message>
    <message>
        <source>Declarations for its products</source>
        <translation>Công bố cho sản phẩm của doanh nghiệp</translation>
    </message>
    <message>
        <source>Standard or regulation</source>
        <translation>Tiêu chuẩn hoặc quy chuẩn</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Sàn thương mại điện tử</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Gian hàng</translation>
    </message>
    <message>
        <source>Declared by</source>
        <translation>Đơn vị công bố</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Bản công bố</translation>
    </message>
    <message>
        <source>Rests on the certificate %1</source>
        <translation>Căn cứ giấy chứng nhận %1</translation>
    </message>
    <message>
        <source>Certificates that it issued</source>
        <translation>Giấy chứng nhận đã cấp</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Reported to the agency</source>
        <translation>Đã báo cáo cơ quan</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>Thời điểm báo cáo</translation>
    </message>
    <message>
        <source>Look it over: it becomes version %1 of the minutes, signed off by this device, and does not change any more.</source>
        <translation>Hãy xem lại: nội dung này thành lần %1 của biên bản, do thiết bị ký xác nhận, và không thay đổi được nữa.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Add and send</source>
        <translation>Bổ sung và gửi</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>No item chosen</source>
        <translation>Chưa chọn sản phẩm</translation>
    </message>
    <message>
        <source>Scan a code or choose one from the list: its checks appear here.</source>
        <translation>Quét mã hoặc chọn trong danh sách: các mục kiểm tra sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Go to scan</source>
        <translation>Đến trang quét</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Các mục kiểm tra</translation>
    </message>
    <message>
        <source>Sample data made for demonstration. Nothing here describes a real product or firm.</source>
        <translation>Dữ liệu được tạo để trình diễn. Không có nội dung nào mô tả sản phẩm hay doanh nghiệp có thật.</translation>
    </message>
    <message>
        <source>Contradicts the records</source>
        <translation>Trái với dữ liệu</translation>
    </message>
    <message>
        <source>Required, but not in the records</source>
        <translation>Bắt buộc nhưng không có trong dữ liệu</translation>
    </message>
    <message>
        <source>For you to confirm</source>
        <translation>Cần bạn xác nhận</translation>
    </message>
    <message>
        <source>Not covered by the data on this device</source>
        <translation>Thiết bị không có dữ liệu để đối chiếu</translation>
    </message>
    <message>
        <source>Agrees with the records</source>
        <translation>Khớp dữ liệu</translation>
    </message>
    <message>
        <source>Does not apply to this item</source>
        <translation>Không áp dụng cho sản phẩm này</translation>
    </message>
    <message>
        <source>SAMPLE DATA</source>
        <translation>DỮ LIỆU MẪU</translation>
    </message>
</context>
<context>
    <name>ResultSide</name>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>What the code says</source>
        <translation>Nội dung của mã</translation>
    </message>
    <message>
        <source>Code as read: %1</source>
        <translation>Mã như đã đọc: %1</translation>
    </message>
</context>
<context>
    <name>ReviseCard</name>
    <message>
        <source>Signed</source>
        <translation>Đã ký</translation>
    </message>
    <message>
        <source>These minutes no longer change. If something is wrong, make a revision: it names its reason, everybody signs again, and both stay on record.</source>
        <translation>Biên bản này không thay đổi nữa. Nếu có gì sai, hãy lập bản sửa: ghi lý do, mọi người ký lại, và cả hai bản đều được lưu.</translation>
    </message>
    <message>
        <source>Reason for the revision</source>
        <translation>Lý do sửa</translation>
    </message>
    <message>
        <source>Revise</source>
        <translation>Sửa biên bản</translation>
    </message>
</context>
<context>
    <name>SampleRow</name>
    <message>
        <source>Sample %1</source>
        <translation>Mẫu %1</translation>
    </message>
    <message>
        <source>Take away sample %1</source>
        <translation>Bỏ mẫu %1</translation>
    </message>
    <message>
        <source>Name or code of sample %1</source>
        <translation>Tên, ký hiệu mẫu %1</translation>
    </message>
    <message>
        <source>Maker or importer on the label of sample %1</source>
        <translation>Tổ chức sản xuất, nhập khẩu ghi trên nhãn mẫu %1</translation>
    </message>
    <message>
        <source>Name and address; else the supplier</source>
        <translation>Tên và địa chỉ; nếu không có thì nhà cung cấp</translation>
    </message>
    <message>
        <source>Quantity of sample %1</source>
        <translation>Lượng mẫu %1</translation>
    </message>
    <message>
        <source>Unit of sample %1</source>
        <translation>Đơn vị tính mẫu %1</translation>
    </message>
    <message>
        <source>Stock when sample %1 was taken</source>
        <translation>Lượng hàng khi lấy mẫu %1</translation>
    </message>
    <message>
        <source>Lot of sample %1</source>
        <translation>Số lô mẫu %1</translation>
    </message>
    <message>
        <source>Date of production of sample %1</source>
        <translation>Ngày sản xuất mẫu %1</translation>
    </message>
    <message>
        <source>Retention of sample %1</source>
        <translation>Thời gian lưu mẫu %1</translation>
    </message>
    <message>
        <source>Purpose of sample %1</source>
        <translation>Mục đích mẫu %1</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Survey, informs only</source>
        <translation>Khảo sát, chỉ tham khảo</translation>
    </message>
    <message>
        <source>Note on sample %1</source>
        <translation>Ghi chú mẫu %1</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>Tên, ký hiệu</translation>
    </message>
    <message>
        <source>Maker or importer on the label</source>
        <translation>Tổ chức sản xuất, nhập khẩu ghi trên nhãn</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>Unit of measure</source>
        <translation>Đơn vị tính</translation>
    </message>
    <message>
        <source>Stock when it was taken</source>
        <translation>Lượng hàng khi lấy mẫu</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Số lô</translation>
    </message>
    <message>
        <source>Date of production</source>
        <translation>Ngày sản xuất</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Thời gian lưu</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Mục đích</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>SamplingCard</name>
    <message>
        <source>Sampling minutes</source>
        <translation>Biên bản lấy mẫu</translation>
    </message>
    <message>
        <source>Number of the sampling minutes</source>
        <translation>Số biên bản lấy mẫu</translation>
    </message>
    <message>
        <source>Sampled at</source>
        <translation>Lấy mẫu lúc</translation>
    </message>
    <message>
        <source>Who took the samples</source>
        <translation>Người lấy mẫu</translation>
    </message>
    <message>
        <source>Position of the sampler</source>
        <translation>Chức vụ người lấy mẫu</translation>
    </message>
    <message>
        <source>Witness of the sampling</source>
        <translation>Người chứng kiến lấy mẫu</translation>
    </message>
    <message>
        <source>Address of the witness</source>
        <translation>Địa chỉ người chứng kiến</translation>
    </message>
    <message>
        <source>Each sample divided into units</source>
        <translation>Mỗi mẫu chia thành số đơn vị</translation>
    </message>
    <message>
        <source>Copies of the minutes</source>
        <translation>Số bản của biên bản</translation>
    </message>
    <message>
        <source>Method of sampling</source>
        <translation>Phương pháp lấy mẫu</translation>
    </message>
    <message>
        <source>Standard, technical regulation or rule of a ministry</source>
        <translation>TCVN, QCVN hoặc quy định của bộ</translation>
    </message>
    <message>
        <source>Sampling minutes as a document</source>
        <translation>Biên bản lấy mẫu dạng văn bản</translation>
    </message>
    <message>
        <source>Unit of the sampler</source>
        <translation>Đơn vị của người lấy mẫu</translation>
    </message>
    <message>
        <source>Position of the witness</source>
        <translation>Chức vụ của người chứng kiến</translation>
    </message>
    <message>
        <source>Unit of the witness</source>
        <translation>Đơn vị của người chứng kiến</translation>
    </message>
</context>
<context>
    <name>SamplingSignatures</name>
    <message>
        <source>The inspected party, the sampler and the head of the team sign here or, with a pen, on paper. What is changed in the sampling minutes afterwards has to be signed again.</source>
        <translation>Đại diện cơ sở, người lấy mẫu và trưởng đoàn ký tại đây hoặc ký bằng bút trên giấy. Nếu sau đó biên bản lấy mẫu bị sửa thì phải ký lại.</translation>
    </message>
    <message>
        <source>Sign the sampling minutes</source>
        <translation>Ký biên bản lấy mẫu</translation>
    </message>
    <message>
        <source>Somebody does not sign them</source>
        <translation>Có người không ký biên bản lấy mẫu</translation>
    </message>
</context>
<context>
    <name>ScanHeader</name>
    <message>
        <source>Scanned</source>
        <translation>Đã quét</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Xóa danh sách</translation>
    </message>
</context>
<context>
    <name>ScanList</name>
    <message>
        <source>Scanned items</source>
        <translation>Sản phẩm đã quét</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Chưa quét mã nào</translation>
    </message>
    <message>
        <source>Point the camera at a code, open a picture, or type the number under the bars.</source>
        <translation>Hướng máy ảnh vào mã, mở một ảnh, hoặc nhập dãy số dưới mã vạch.</translation>
    </message>
</context>
<context>
    <name>ScanOutcomes</name>
    <message>
        <source>Outcomes in the list</source>
        <translation>Kết quả trong danh sách</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Lists all again</source>
        <translation>Liệt kê lại tất cả</translation>
    </message>
    <message>
        <source>Lists these alone</source>
        <translation>Chỉ liệt kê nhóm này</translation>
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
        <translation>Quét mã</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Máy ảnh</translation>
    </message>
    <message>
        <source>No camera is connected. It appears here as soon as it is plugged in.</source>
        <translation>Chưa có máy ảnh. Máy ảnh sẽ hiện ở đây ngay khi được cắm vào.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>A tone for each item: low when it needs attention.</source>
        <translation>Một tiếng báo cho mỗi sản phẩm: tiếng trầm khi cần chú ý.</translation>
    </message>
    <message>
        <source>Keyboard scanner</source>
        <translation>Máy đọc kiểu bàn phím</translation>
    </message>
    <message>
        <source>Takes fast bursts of keys as a scanned code, on every page.</source>
        <translation>Nhận chuỗi phím nhanh là mã quét được, trên mọi trang.</translation>
    </message>
    <message>
        <source>Set up a hand scanner</source>
        <translation>Chỉnh máy đọc cầm tay</translation>
    </message>
    <message>
        <source>Vibration</source>
        <translation>Rung</translation>
    </message>
    <message>
        <source>One short pulse when all agrees, two for attention, three long ones for signs of violation.</source>
        <translation>Một nhịp ngắn khi khớp, hai nhịp khi cần chú ý, ba nhịp dài khi có dấu hiệu vi phạm.</translation>
    </message>
</context>
<context>
    <name>Scanner</name>
    <message>
        <source>English (US)</source>
        <translation>Anh (Mỹ)</translation>
    </message>
    <message>
        <source>French (AZERTY)</source>
        <translation>Pháp (AZERTY)</translation>
    </message>
    <message>
        <source>German (QWERTZ)</source>
        <translation>Đức (QWERTZ)</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Tây Ban Nha</translation>
    </message>
    <message>
        <source>English (UK)</source>
        <translation>Anh (Anh)</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Việt Nam</translation>
    </message>
    <message>
        <source>Keyboard layout: %1</source>
        <translation>Bố cục bàn phím: %1</translation>
    </message>
    <message>
        <source>The computer has the Vietnamese keyboard, whose digits are letters. Choose the keyboard “English (US)” in its settings: Vietnamese can still be typed with an input method.</source>
        <translation>Máy tính đang dùng bàn phím “Việt Nam”, trong đó phím số là chữ cái. Hãy chọn bàn phím “Anh (Mỹ)” trong cài đặt máy: vẫn gõ được tiếng Việt bằng bộ gõ.</translation>
    </message>
    <message>
        <source>The computer takes the scanner for a keyboard with this layout. Set the scanner to it (“keyboard country” in its handbook), or the computer to “English (US)”.</source>
        <translation>Máy tính coi máy đọc là bàn phím có bố cục này. Hãy đặt máy đọc theo bố cục đó (mục “keyboard country” trong sách hướng dẫn), hoặc đặt máy tính là “Anh (Mỹ)”.</translation>
    </message>
    <message>
        <source>An input method makes Vietnamese letters of the code. Switch it to English while you scan (UniKey: Ctrl+Shift), or exclude this app in its settings.</source>
        <translation>Bộ gõ biến mã thành chữ tiếng Việt. Hãy chuyển bộ gõ sang tiếng Anh khi quét (UniKey: Ctrl+Shift), hoặc loại trừ ứng dụng này trong bộ gõ.</translation>
    </message>
    <message>
        <source>Characters were exchanged</source>
        <translation>Ký tự bị tráo</translation>
    </message>
    <message>
        <source>“%1” arrived, which no GS1 code holds. Set the computer&apos;s keyboard to “English (US)” and switch the input method off, then scan the code above.</source>
        <translation>Đã đến “%1”, là ký tự không mã GS1 nào có. Hãy đặt bàn phím máy tính là “Anh (Mỹ)”, tắt bộ gõ, rồi quét mã ở trên.</translation>
    </message>
    <message>
        <source>“%1” arrived where “%2” was sent. Set the scanner&apos;s keyboard country to the layout of the computer, or the computer to “English (US)”.</source>
        <translation>Đã đến “%1” thay cho “%2” được gửi. Hãy đặt “keyboard country” của máy đọc theo bố cục của máy tính, hoặc đặt máy tính là “Anh (Mỹ)”.</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock đang bật</translation>
    </message>
    <message>
        <source>Capitals and small letters are exchanged. Press Caps Lock once and scan again.</source>
        <translation>Chữ hoa và chữ thường bị tráo. Hãy nhấn Caps Lock một lần rồi quét lại.</translation>
    </message>
    <message>
        <source>Numbers of lots and pieces tell capitals from small letters. Set the scanner to leave letters as they are (“case conversion: none”).</source>
        <translation>Số lô và số sê-ri phân biệt chữ hoa, chữ thường. Hãy đặt máy đọc giữ nguyên chữ (“case conversion: none”).</translation>
    </message>
    <message>
        <source>Capitals only</source>
        <translation>Chỉ có chữ hoa</translation>
    </message>
    <message>
        <source>Small letters only</source>
        <translation>Chỉ có chữ thường</translation>
    </message>
    <message>
        <source>Set the scanner to send it as the control character GS (“transmit FNC1 as GS”, “function codes: on”, ASCII 029).</source>
        <translation>Hãy đặt máy đọc gửi dấu này dưới dạng ký tự điều khiển GS (“transmit FNC1 as GS”, “function codes: on”, ASCII 029).</translation>
    </message>
    <message>
        <source>The separator (FNC1) is missing</source>
        <translation>Thiếu dấu phân cách (FNC1)</translation>
    </message>
    <message>
        <source>Without it nobody can tell where a lot or serial number ends.</source>
        <translation>Không có nó thì không biết số lô hay số sê-ri kết thúc ở đâu.</translation>
    </message>
    <message>
        <source>The separator (FNC1) arrives as “%1”</source>
        <translation>Dấu phân cách (FNC1) đến dưới dạng “%1”</translation>
    </message>
    <message>
        <source>The app understands most spellings, but each may also be part of a number.</source>
        <translation>Ứng dụng hiểu hầu hết cách viết, nhưng cách nào cũng có thể là một phần của số.</translation>
    </message>
    <message>
        <source>“%1” stands before the code</source>
        <translation>Có “%1” trước mã</translation>
    </message>
    <message>
        <source>“%1” stands after the code</source>
        <translation>Có “%1” sau mã</translation>
    </message>
    <message>
        <source>Switch this addition off in the scanner: it would be read as part of the code.</source>
        <translation>Hãy tắt phần thêm này trong máy đọc: nó sẽ bị đọc như một phần của mã.</translation>
    </message>
    <message>
        <source>Input method: Telex</source>
        <translation>Bộ gõ: Telex</translation>
    </message>
    <message>
        <source>Input method: VNI</source>
        <translation>Bộ gõ: VNI</translation>
    </message>
    <message>
        <source>An input method is on</source>
        <translation>Bộ gõ đang bật</translation>
    </message>
    <message>
        <source>Characters were lost: “%1”</source>
        <translation>Mất ký tự: “%1”</translation>
    </message>
    <message>
        <source>Set a pause between characters in the scanner (10 ms is enough), or try another port.</source>
        <translation>Hãy đặt khoảng nghỉ giữa các ký tự trong máy đọc (10 ms là đủ), hoặc thử cổng khác.</translation>
    </message>
    <message>
        <source>No Enter after the code</source>
        <translation>Không có Enter sau mã</translation>
    </message>
    <message>
        <source>The app does not know where the code ends. Set the scanner to send Enter (CR) after each.</source>
        <translation>Ứng dụng không biết mã kết thúc ở đâu. Hãy đặt máy đọc gửi Enter (CR) sau mỗi mã.</translation>
    </message>
    <message>
        <source>Too slow for a scan</source>
        <translation>Quá chậm để là một lần quét</translation>
    </message>
    <message>
        <source>%1 ms between two characters; a scan is known by at most %2 ms. Set a shorter pause between characters in the scanner.</source>
        <translation>%1 ms giữa hai ký tự; một lần quét được nhận biết khi không quá %2 ms. Hãy đặt khoảng nghỉ giữa các ký tự ngắn hơn trong máy đọc.</translation>
    </message>
    <message>
        <source>Unreadable bytes</source>
        <translation>Byte không đọc được</translation>
    </message>
    <message>
        <source>The line has another speed or parity than the scanner. Choose the speed that the scanner is set to, often 9600 or 115200.</source>
        <translation>Tốc độ hoặc kiểm tra chẵn lẻ của cổng khác với máy đọc. Hãy chọn tốc độ mà máy đọc đang đặt, thường là 9600 hoặc 115200.</translation>
    </message>
    <message>
        <source>The code was changed on its way</source>
        <translation>Mã đã bị thay đổi trên đường đến</translation>
    </message>
    <message>
        <source>What to set stands below, most important first. Then scan again.</source>
        <translation>Việc cần chỉnh nêu bên dưới, quan trọng nhất trước. Sau đó quét lại.</translation>
    </message>
    <message>
        <source>Nothing is known to be wrong</source>
        <translation>Chưa thấy gì sai</translation>
    </message>
    <message>
        <source>Of this code it is not known what was sent. Scan the code above to be sure.</source>
        <translation>Với mã này không biết máy đọc đã gửi gì. Hãy quét mã ở trên để chắc chắn.</translation>
    </message>
    <message>
        <source>The scanner is set up well</source>
        <translation>Máy đọc đã chỉnh đúng</translation>
    </message>
    <message>
        <source>Every character and the separator arrived as they were sent.</source>
        <translation>Mọi ký tự và dấu phân cách đều đến đúng như đã gửi.</translation>
    </message>
    <message>
        <source>Every character and the separator arrived as they were sent, and the kind of symbol (%1) with them.</source>
        <translation>Mọi ký tự và dấu phân cách đều đến đúng như đã gửi, kèm loại mã (%1).</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Xóa lùi</translation>
    </message>
    <message>
        <source>other</source>
        <translation>khác</translation>
    </message>
    <message>
        <source>The port is open: codes of this scanner are taken on every page.</source>
        <translation>Cổng đã mở: mã của máy đọc này được nhận ở mọi trang.</translation>
    </message>
    <message>
        <source>The scanner is not plugged in. It is taken as soon as it is.</source>
        <translation>Máy đọc chưa được cắm. Cắm vào là dùng được ngay.</translation>
    </message>
    <message>
        <source>The port cannot be opened: another program has it, or this user may not (on Linux the group “dialout” may). Choose it again when that has changed.</source>
        <translation>Không mở được cổng: chương trình khác đang giữ, hoặc người dùng này không được phép (trên Linux cần thuộc nhóm “dialout”). Hãy chọn lại cổng khi đã khắc phục.</translation>
    </message>
    <message>
        <source>The port cannot be set to this speed. Choose another one, or another port.</source>
        <translation>Không đặt được tốc độ này cho cổng. Hãy chọn tốc độ hoặc cổng khác.</translation>
    </message>
</context>
<context>
    <name>ScannerKeys</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n phím nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScannerPort</name>
    <message>
        <source>Scanner at a serial port</source>
        <translation>Máy đọc ở cổng nối tiếp</translation>
    </message>
    <message>
        <source>No serial port is there. A scanner that is set to “USB COM” or “virtual COM” appears here when it is plugged in; no keyboard layout or input method can change what it sends.</source>
        <translation>Chưa có cổng nối tiếp. Máy đọc đặt ở chế độ “USB COM” hoặc “virtual COM” sẽ hiện ở đây khi cắm vào; bố cục bàn phím hay bộ gõ không thể thay đổi những gì nó gửi.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Cổng</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Speed (baud)</source>
        <translation>Tốc độ (baud)</translation>
    </message>
</context>
<context>
    <name>ScannerSheet</name>
    <message>
        <source>Set up a hand scanner</source>
        <translation>Chỉnh máy đọc cầm tay</translation>
    </message>
    <message>
        <source>Scan the code below</source>
        <translation>Hãy quét mã bên dưới</translation>
    </message>
    <message>
        <source>It is known what it holds: whatever changes on the way to this app is named, with what to set. Nothing scanned here is looked up or kept.</source>
        <translation>Nội dung của mã này đã biết trước: mọi thay đổi trên đường đến ứng dụng đều được nêu rõ, kèm cách chỉnh. Mã quét ở đây không được tra cứu hay lưu lại.</translation>
    </message>
    <message>
        <source>Code to try the scanner with</source>
        <translation>Mã để thử máy đọc</translation>
    </message>
    <message>
        <source>Scan into this line</source>
        <translation>Quét vào dòng này</translation>
    </message>
    <message>
        <source>Letters come in here as they do in every other program: an input method shows what it does.</source>
        <translation>Chữ đi vào đây như trong mọi chương trình khác: bộ gõ đổi gì sẽ thấy ngay.</translation>
    </message>
    <message>
        <source>GS1 DataMatrix: %1</source>
        <translation>GS1 DataMatrix: %1</translation>
    </message>
    <message>
        <source>A scanner that reads bars only cannot read it: scan any product number instead.</source>
        <translation>Máy chỉ đọc mã vạch một chiều không đọc được mã này: hãy quét mã số của một sản phẩm bất kỳ.</translation>
    </message>
    <message>
        <source>What arrived, key by key</source>
        <translation>Những gì đã đến, từng phím một</translation>
    </message>
    <message>
        <source>What arrived, byte by byte</source>
        <translation>Những gì đã đến, từng byte một</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Risk score</source>
        <translation>Điểm rủi ro</translation>
    </message>
    <message>
        <source>Annex VI of Decree 37/2026, for the worst hazard. An aid only: the legal tier is what the lists say.</source>
        <translation>Phụ lục VI Nghị định 37/2026, cho mối nguy lớn nhất. Chỉ để tham khảo: mức pháp lý là mức trong danh mục.</translation>
    </message>
    <message>
        <source>Weigh the risk</source>
        <translation>Chấm điểm rủi ro</translation>
    </message>
    <message>
        <source>k: how far the hazard applies</source>
        <translation>k: mức áp dụng của mối nguy</translation>
    </message>
    <message>
        <source>C: how grave the harm is</source>
        <translation>C: mức độ nghiêm trọng</translation>
    </message>
    <message>
        <source>P: how likely it is</source>
        <translation>P: khả năng xảy ra</translation>
    </message>
</context>
<context>
    <name>SealsCard</name>
    <message>
        <source>Goods</source>
        <translation>Hàng hóa</translation>
    </message>
    <message>
        <source>Sample %1: %2</source>
        <translation>Mẫu %1: %2</translation>
    </message>
    <message>
        <source>Seals</source>
        <translation>Niêm phong</translation>
    </message>
    <message>
        <source>A survey seals its samples only: sealing goods is a measure.</source>
        <translation>Khảo sát chỉ niêm phong mẫu: niêm phong hàng hóa là biện pháp xử lý.</translation>
    </message>
    <message>
        <source>A seal on goods is a measure too: enter it in the step “Measures”.</source>
        <translation>Niêm phong hàng hóa cũng là biện pháp: nhập ở bước “Biện pháp”.</translation>
    </message>
    <message>
        <source>Seal %1</source>
        <translation>Niêm phong %1</translation>
    </message>
    <message>
        <source>Take away seal %1</source>
        <translation>Bỏ niêm phong %1</translation>
    </message>
    <message>
        <source>Number of seal %1</source>
        <translation>Số niêm phong %1</translation>
    </message>
    <message>
        <source>Seal %1 is on</source>
        <translation>Niêm phong %1 dán lên</translation>
    </message>
    <message>
        <source>Goods under seal %1</source>
        <translation>Hàng hóa dưới niêm phong %1</translation>
    </message>
    <message>
        <source>Seal %1 applied at</source>
        <translation>Niêm phong %1 lúc</translation>
    </message>
    <message>
        <source>Add a seal</source>
        <translation>Thêm niêm phong</translation>
    </message>
    <message>
        <source>Seals as a document</source>
        <translation>Tem niêm phong dạng văn bản</translation>
    </message>
    <message>
        <source>Seal number</source>
        <translation>Số niêm phong</translation>
    </message>
    <message>
        <source>It is on</source>
        <translation>Dán lên</translation>
    </message>
    <message>
        <source>Goods under it</source>
        <translation>Hàng hóa được niêm phong</translation>
    </message>
    <message>
        <source>Applied at</source>
        <translation>Thời điểm niêm phong</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>Alerts (%1 new)</source>
        <translation>Cảnh báo (%1 mới)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Day and map</source>
        <translation>Tổng hợp, bản đồ</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Search the national data</source>
        <translation>Tra cứu dữ liệu quốc gia</translation>
    </message>
    <message>
        <source>Name, number, tax code, certificate, lot</source>
        <translation>Tên, số, mã số thuế, giấy chứng nhận, lô</translation>
    </message>
    <message>
        <source>Check product %1</source>
        <translation>Kiểm tra sản phẩm %1</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Xem thêm: %1</translation>
    </message>
    <message>
        <source>There are more. Type more of the name or number.</source>
        <translation>Còn nữa. Hãy gõ thêm tên hoặc số.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Go to synchronisation</source>
        <translation>Mở trang đồng bộ</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Đang tra cứu</translation>
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
        <translation>Kiểm soát viên</translation>
    </message>
    <message>
        <source>Name or card number</source>
        <translation>Họ tên hoặc số thẻ</translation>
    </message>
    <message>
        <source>Written into every finding.</source>
        <translation>Được ghi vào mọi phát hiện.</translation>
    </message>
    <message>
        <source>Usual place</source>
        <translation>Địa điểm thường dùng</translation>
    </message>
    <message>
        <source>Filled in for you when you record a finding.</source>
        <translation>Được điền sẵn khi bạn ghi phát hiện.</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Trung tâm</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Địa chỉ trung tâm</translation>
    </message>
    <message>
        <source>Where data comes from and findings go. The app works without it.</source>
        <translation>Nơi cung cấp dữ liệu và nhận phát hiện. Không có trung tâm, ứng dụng vẫn hoạt động.</translation>
    </message>
    <message>
        <source>Invitation, or one-time code</source>
        <translation>Thư mời, hoặc mã dùng một lần</translation>
    </message>
    <message>
        <source>From your administrator: scan it on the scan page, or put its text here.</source>
        <translation>Do quản trị viên cấp: quét ở trang Quét, hoặc dán nội dung vào đây.</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Đăng ký thiết bị này</translation>
    </message>
    <message>
        <source>Address of the hub: %1</source>
        <translation>Địa chỉ trung tâm: %1</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>ShortcutTable</name>
    <message>
        <source>Go to a page</source>
        <translation>Đến một trang</translation>
    </message>
    <message>
        <source>Back, or close</source>
        <translation>Quay lại, hoặc đóng</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>Trợ giúp này</translation>
    </message>
    <message>
        <source>Look up in the national data</source>
        <translation>Tra cứu trong dữ liệu quốc gia</translation>
    </message>
    <message>
        <source>Lock the device</source>
        <translation>Khóa thiết bị</translation>
    </message>
    <message>
        <source>Start or stop the camera</source>
        <translation>Bật hoặc dừng máy ảnh</translation>
    </message>
    <message>
        <source>Choose another camera</source>
        <translation>Chọn máy ảnh khác</translation>
    </message>
    <message>
        <source>Open a picture or video</source>
        <translation>Mở ảnh hoặc video</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Mở thư mục ảnh</translation>
    </message>
    <message>
        <source>Open a camera or video at an address</source>
        <translation>Mở máy ảnh hoặc video tại một địa chỉ</translation>
    </message>
    <message>
        <source>Type a code</source>
        <translation>Nhập mã</translation>
    </message>
    <message>
        <source>Begin an inspection</source>
        <translation>Bắt đầu kiểm tra</translation>
    </message>
    <message>
        <source>Go to the consignment</source>
        <translation>Đến lô hàng</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Đồng bộ ngay</translation>
    </message>
    <message>
        <source>Send again what waits</source>
        <translation>Gửi lại những gì đang chờ</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Chữ to hơn</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Gần hơn</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Xa hơn</translation>
    </message>
    <message>
        <source>Light on or off</source>
        <translation>Bật hoặc tắt đèn</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Xóa danh sách</translation>
    </message>
    <message>
        <source>Record or save a finding</source>
        <translation>Ghi hoặc lưu phát hiện</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Bước sau</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Bước trước</translation>
    </message>
    <message>
        <source>Go to the last step; there: make the minutes and send them</source>
        <translation>Đến bước cuối; tại đó: lập biên bản và gửi</translation>
    </message>
    <message>
        <source>The minutes, or the result notice, as a document</source>
        <translation>Biên bản, hoặc thông báo kết quả, dạng văn bản</translation>
    </message>
    <message>
        <source>Close it; everything is kept</source>
        <translation>Đóng lại; mọi thứ được giữ</translation>
    </message>
    <message>
        <source>Finish the check</source>
        <translation>Kết thúc kiểm tra</translation>
    </message>
    <message>
        <source>Count by hand, or by scanning</source>
        <translation>Đếm tay, hoặc đếm bằng quét</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu thành PDF</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>máy ảnh</translation>
    </message>
    <message>
        <source>scan page</source>
        <translation>trang quét</translation>
    </message>
    <message>
        <source>result page</source>
        <translation>trang kết quả</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>phát hiện</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>đợt kiểm tra</translation>
    </message>
    <message>
        <source>consignment</source>
        <translation>lô hàng</translation>
    </message>
    <message>
        <source>print preview</source>
        <translation>xem trước bản in</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Show the newest serious alert, or all alerts</source>
        <translation>Xem cảnh báo nghiêm trọng mới nhất, hoặc mọi cảnh báo</translation>
    </message>
    <message>
        <source>The day, with the map of findings</source>
        <translation>Tổng hợp trong ngày, có bản đồ phát hiện</translation>
    </message>
    <message>
        <source>Undo what was just taken away, cleared or put away</source>
        <translation>Hoàn tác việc vừa bỏ, vừa xóa hoặc vừa cất đi</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Dừng tải</translation>
    </message>
    <message>
        <source>Next item of the list</source>
        <translation>Mặt hàng tiếp theo trong danh sách</translation>
    </message>
    <message>
        <source>Previous item of the list</source>
        <translation>Mặt hàng trước trong danh sách</translation>
    </message>
    <message>
        <source>Paste a copied picture</source>
        <translation>Dán ảnh đã sao chép</translation>
    </message>
    <message>
        <source>Photograph what is asked for next; an annex once it has a name</source>
        <translation>Chụp ảnh được yêu cầu tiếp theo; chụp phụ lục khi đã đặt tên</translation>
    </message>
    <message>
        <source>Add a content, a sample, a measure or a statement</source>
        <translation>Thêm nội dung, mẫu, biện pháp hoặc ý kiến</translation>
    </message>
    <message>
        <source>Go to the signatures; there: sign on the screen</source>
        <translation>Đến bước chữ ký; tại đó: ký trên màn hình</translation>
    </message>
    <message>
        <source>photographs and annexes</source>
        <translation>ảnh chụp và phụ lục</translation>
    </message>
    <message>
        <source>steps of an inspection</source>
        <translation>các bước của đợt kiểm tra</translation>
    </message>
</context>
<context>
    <name>ShownGoods</name>
    <message>
        <source>Not among the goods met in the open inspection.</source>
        <translation>Chưa có trong hàng hóa đã gặp của đợt kiểm tra đang mở.</translation>
    </message>
    <message>
        <source>Add to the goods met</source>
        <translation>Thêm vào hàng hóa đã gặp</translation>
    </message>
    <message>
        <source>The goods met keep what is recorded until you record another outcome.</source>
        <translation>Danh sách hàng hóa đã gặp giữ nguyên kết quả đã ghi cho đến khi bạn ghi kết quả khác.</translation>
    </message>
    <message>
        <source>Record what is judged now</source>
        <translation>Ghi kết quả đánh giá hiện tại</translation>
    </message>
</context>
<context>
    <name>SignatureRow</name>
    <message>
        <source>Take away the signature of %1</source>
        <translation>Bỏ chữ ký của %1</translation>
    </message>
    <message>
        <source>Not signed: %1</source>
        <translation>Không ký: %1</translation>
    </message>
    <message>
        <source>Signed another text</source>
        <translation>Đã ký nội dung khác</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Đã ký</translation>
    </message>
    <message>
        <source>over %1…</source>
        <translation>trên nội dung %1…</translation>
    </message>
    <message>
        <source>Signature of %1</source>
        <translation>Chữ ký của %1</translation>
    </message>
    <message>
        <source>The picture of this signature cannot be read.</source>
        <translation>Không đọc được hình chữ ký này.</translation>
    </message>
</context>
<context>
    <name>SignatureSheet</name>
    <message>
        <source>Somebody does not sign</source>
        <translation>Có người không ký</translation>
    </message>
    <message>
        <source>Sign on the screen</source>
        <translation>Ký trên màn hình</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Bên ký</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Why it is not signed</source>
        <translation>Lý do không ký</translation>
    </message>
    <message>
        <source>Absent, refuses, disagrees with …</source>
        <translation>Vắng mặt, từ chối, không đồng ý với …</translation>
    </message>
    <message>
        <source>A witness or the local authority must sign for it.</source>
        <translation>Người chứng kiến hoặc chính quyền địa phương phải ký xác nhận.</translation>
    </message>
    <message>
        <source>Sign here with finger, pen or mouse</source>
        <translation>Ký vào đây bằng ngón tay, bút hoặc chuột</translation>
    </message>
    <message>
        <source>%1 signs the minutes as they stand: %2</source>
        <translation>%1 ký biên bản như hiện có: %2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa nét</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Ghi lại</translation>
    </message>
    <message>
        <source>Keep the signature</source>
        <translation>Lưu chữ ký</translation>
    </message>
    <message>
        <source>%1 signs the sampling minutes as they stand: %2</source>
        <translation>%1 ký biên bản lấy mẫu như hiện có: %2</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Source of pictures</source>
        <translation>Nguồn hình ảnh</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Máy ảnh</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Không có máy ảnh</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Consignment</source>
        <translation>Lô hàng</translation>
    </message>
</context>
<context>
    <name>SourceSheets</name>
    <message>
        <source>Which camera?</source>
        <translation>Chọn máy ảnh nào?</translation>
    </message>
    <message>
        <source>Camera or video at an address</source>
        <translation>Máy ảnh hoặc video tại một địa chỉ</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>A network camera, or a phone used as a camera: http, https or rtsp. A user name and password stand before the machine: http://name:password@192.168.1.20:8080/video. They are neither shown nor kept.</source>
        <translation>Máy ảnh mạng, hoặc điện thoại dùng làm máy ảnh: http, https hoặc rtsp. Tên và mật khẩu đứng trước tên máy: http://ten:matkhau@192.168.1.20:8080/video. Chúng không được hiển thị hay lưu lại.</translation>
    </message>
</context>
<context>
    <name>StatementRow</name>
    <message>
        <source>Statement %1</source>
        <translation>Ý kiến %1</translation>
    </message>
    <message>
        <source>Take away statement %1</source>
        <translation>Bỏ ý kiến %1</translation>
    </message>
    <message>
        <source>Who makes statement %1</source>
        <translation>Bên nêu ý kiến %1</translation>
    </message>
    <message>
        <source>Name for statement %1</source>
        <translation>Tên người nêu ý kiến %1</translation>
    </message>
    <message>
        <source>Text of statement %1</source>
        <translation>Nội dung ý kiến %1</translation>
    </message>
    <message>
        <source>Position for statement %1</source>
        <translation>Chức vụ của người nêu ý kiến %1</translation>
    </message>
    <message>
        <source>Who makes it</source>
        <translation>Bên nêu ý kiến</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Nội dung ý kiến</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Read the code again</source>
        <translation>Quét lại mã</translation>
    </message>
    <message>
        <source>Read or type the lot</source>
        <translation>Quét hoặc nhập số lô</translation>
    </message>
    <message>
        <source>Read or type the serial</source>
        <translation>Quét hoặc nhập số sê-ri</translation>
    </message>
    <message>
        <source>Bring the national data and the clock up to date</source>
        <translation>Cập nhật dữ liệu quốc gia và giờ của thiết bị</translation>
    </message>
    <message>
        <source>Confirm or correct the risk tier</source>
        <translation>Xác nhận hoặc sửa mức độ rủi ro</translation>
    </message>
    <message>
        <source>Compare the goods with the alert</source>
        <translation>So sánh hàng hóa với cảnh báo</translation>
    </message>
    <message>
        <source>Enter the firm that the label names</source>
        <translation>Nhập tên cơ sở ghi trên nhãn</translation>
    </message>
    <message>
        <source>Photograph front, back, code and label</source>
        <translation>Chụp mặt trước, mặt sau, mã và nhãn</translation>
    </message>
    <message>
        <source>Ask for certificates, declarations, invoices, papers of origin</source>
        <translation>Yêu cầu giấy chứng nhận, công bố, hóa đơn, chứng từ xuất xứ</translation>
    </message>
    <message>
        <source>Suspend the sale</source>
        <translation>Tạm dừng bán</translation>
    </message>
    <message>
        <source>Seal the goods</source>
        <translation>Niêm phong hàng hóa</translation>
    </message>
    <message>
        <source>Report the sealing or suspension to the agency</source>
        <translation>Báo cáo cơ quan về việc niêm phong hoặc tạm dừng bán</translation>
    </message>
    <message>
        <source>Take a sample (Form 15)</source>
        <translation>Lấy mẫu (Mẫu số 15)</translation>
    </message>
    <message>
        <source>Send the sample to a designated laboratory</source>
        <translation>Gửi mẫu đến phòng thử nghiệm được chỉ định</translation>
    </message>
    <message>
        <source>Ask the rights holder for a statement</source>
        <translation>Đề nghị chủ thể quyền có ý kiến</translation>
    </message>
    <message>
        <source>If begun now: until %1</source>
        <translation>Nếu thực hiện bây giờ: đến %1</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>Next steps</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Hình thức</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Khảo sát</translation>
    </message>
    <message>
        <source>In a survey no sale is suspended and nothing is sealed: propose an inspection.</source>
        <translation>Khi khảo sát không tạm dừng bán, không niêm phong: hãy đề xuất kiểm tra.</translation>
    </message>
    <message>
        <source>In the inspection</source>
        <translation>Đã có trong đợt kiểm tra</translation>
    </message>
    <message>
        <source>Add to the inspection</source>
        <translation>Thêm vào đợt kiểm tra</translation>
    </message>
    <message>
        <source>Add to the inspection: %1</source>
        <translation>Thêm vào đợt kiểm tra: %1</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>Without a network: by stick</source>
        <translation>Không có mạng: bằng USB</translation>
    </message>
    <message>
        <source>What waits is sealed for the hub and written to a stick. At the hub it is taken in, and the stick comes back with its receipts; newer national data can come on it, too. Nothing is doubled when it is uploaded as well.</source>
        <translation>Những gì đang chờ gửi được niêm phong cho trung tâm và ghi vào USB. Trung tâm nhận rồi trả USB về cùng biên nhận; USB cũng có thể mang dữ liệu quốc gia mới hơn. Nếu sau đó cũng gửi qua mạng thì không có gì bị trùng.</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>Đang ghi vào USB</translation>
    </message>
    <message>
        <source>Reading from the stick</source>
        <translation>Đang đọc từ USB</translation>
    </message>
    <message>
        <source>Write to a stick</source>
        <translation>Ghi vào USB</translation>
    </message>
    <message>
        <source>Read from a stick</source>
        <translation>Đọc từ USB</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Dừng đọc</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>Chọn USB</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>Dừng ghi</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Codes are still read and findings still saved, but nothing can be compared. Connect once to download the data.</source>
        <translation>Vẫn đọc được mã và lưu được phát hiện, nhưng không có gì để đối chiếu. Hãy kết nối một lần để tải dữ liệu.</translation>
    </message>
    <message>
        <source>The data is old</source>
        <translation>Dữ liệu đã cũ</translation>
    </message>
    <message>
        <source>Verdicts say how old their data is. Update before you rely on what is missing from it.</source>
        <translation>Mỗi kết quả đều ghi tuổi của dữ liệu. Hãy cập nhật trước khi dựa vào điều mà dữ liệu không có.</translation>
    </message>
    <message>
        <source>Sample data made for demonstration. Nothing here describes a real product or firm.</source>
        <translation>Dữ liệu được tạo để trình diễn. Không có nội dung nào mô tả sản phẩm hay doanh nghiệp có thật.</translation>
    </message>
    <message>
        <source>Data on this device</source>
        <translation>Dữ liệu trên thiết bị</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>Đồng hồ không đúng</translation>
    </message>
    <message>
        <source>SAMPLE DATA</source>
        <translation>DỮ LIỆU MẪU</translation>
    </message>
</context>
<context>
    <name>SyncState</name>
    <message>
        <source>Hub reached</source>
        <translation>Đã liên lạc trung tâm</translation>
    </message>
    <message>
        <source>No contact with the hub</source>
        <translation>Chưa liên lạc được trung tâm</translation>
    </message>
    <message>
        <source>National data</source>
        <translation>Dữ liệu quốc gia</translation>
    </message>
    <message>
        <source>Findings to send</source>
        <translation>Phát hiện cần gửi</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Đang cập nhật</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Đồng bộ ngay</translation>
    </message>
    <message>
        <source>Last contact: %1</source>
        <translation>Liên lạc lần cuối: %1</translation>
    </message>
    <message>
        <source>This line costs money</source>
        <translation>Đang dùng mạng tính phí</translation>
    </message>
    <message>
        <source>Alerts and small changes still come; large parts of the national data wait.</source>
        <translation>Cảnh báo và thay đổi nhỏ vẫn được tải; các phần dữ liệu lớn sẽ tải sau.</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Dừng tải</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
</context>
<context>
    <name>TablesCard</name>
    <message>
        <source>Tables for other programs</source>
        <translation>Bảng dữ liệu cho chương trình khác</translation>
    </message>
    <message>
        <source>Findings, inspections, goods, samples and measures of this device, a file each. The device&apos;s log notes who took them out.</source>
        <translation>Phát hiện, đợt kiểm tra, hàng hóa, mẫu và biện pháp của thiết bị này, mỗi loại một tệp. Nhật ký thiết bị ghi lại người đã xuất.</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Lưu dạng CSV</translation>
    </message>
    <message>
        <source>Save as JSON</source>
        <translation>Lưu dạng JSON</translation>
    </message>
    <message>
        <source>Choose a folder for the tables</source>
        <translation>Chọn thư mục lưu các bảng</translation>
    </message>
    <message>
        <source>Writing the tables</source>
        <translation>Đang ghi các bảng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>TextFilePicker</name>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>TierCard</name>
    <message>
        <source>Risk tier</source>
        <translation>Mức độ rủi ro</translation>
    </message>
    <message>
        <source>No risk list names this product.</source>
        <translation>Không danh mục rủi ro nào nêu sản phẩm này.</translation>
    </message>
    <message>
        <source>%1: taken from the risk lists by HS code and product group, not read from the goods.</source>
        <translation>%1: suy ra từ danh mục rủi ro theo mã HS và nhóm hàng, không phải đọc trên hàng hóa.</translation>
    </message>
    <message>
        <source>Your judgement</source>
        <translation>Nhận định của bạn</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Theo danh mục</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Thấp</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Cao</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>What on the goods or in the papers says so</source>
        <translation>Căn cứ trên hàng hóa hoặc trong hồ sơ</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Online</source>
        <translation>Trực tuyến</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Ngoại tuyến</translation>
    </message>
    <message>
        <source>No data on this device</source>
        <translation>Thiết bị chưa có dữ liệu</translation>
    </message>
    <message>
        <source>SAMPLE DATA</source>
        <translation>DỮ LIỆU MẪU</translation>
    </message>
    <message>
        <source>Made for demonstration: not for official use</source>
        <translation>Được tạo để trình diễn: không dùng cho việc chính thức</translation>
    </message>
    <message>
        <source>Last contact: %1</source>
        <translation>Liên lạc lần cuối: %1</translation>
    </message>
    <message>
        <source>Data: %1</source>
        <translation>Dữ liệu: %1</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>What is scanned joins this inspection</source>
        <translation>Những gì được quét sẽ vào đợt kiểm tra này</translation>
    </message>
    <message>
        <source>Counting: %1</source>
        <translation>Đang đếm: %1</translation>
    </message>
    <message>
        <source>Consignment: %1</source>
        <translation>Lô hàng: %1</translation>
    </message>
    <message>
        <source>What is scanned is counted</source>
        <translation>Mã quét được sẽ được đếm</translation>
    </message>
    <message>
        <source>Counted only on its own page</source>
        <translation>Chỉ đếm ở trang Lô hàng</translation>
    </message>
</context>
<context>
    <name>TryDemo</name>
    <message>
        <source>Try it with sample data</source>
        <translation>Dùng thử với dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Nothing is needed for it, no invitation either. The app starts again with fictitious goods and a hub on this machine, apart from your own data. To leave, close it and start the app as usual.</source>
        <translation>Không cần gì thêm, kể cả thư mời. Ứng dụng khởi động lại với hàng hóa giả định và một trung tâm trên máy này, tách khỏi dữ liệu của bạn. Để thoát, đóng ứng dụng rồi mở lại như thường lệ.</translation>
    </message>
</context>
<context>
    <name>UndoNotice</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>The list was cleared</source>
        <translation>Đã xóa danh sách</translation>
    </message>
    <message>
        <source>The new alerts were put away</source>
        <translation>Đã cất các cảnh báo mới</translation>
    </message>
    <message>
        <source>The deadlines were put away</source>
        <translation>Đã cất các thời hạn</translation>
    </message>
</context>
<context>
    <name>UnfinishedFindings</name>
    <message>
        <source>Unfinished finding: %1</source>
        <translation>Phát hiện chưa xong: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>Tiếp tục: %1</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Discard: %1</source>
        <translation>Bỏ: %1</translation>
    </message>
    <message>
        <source>The unfinished finding was discarded: %1</source>
        <translation>Đã bỏ phát hiện chưa xong: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>An unfinished finding is damaged and cannot be read any more.</source>
        <translation>Một phát hiện chưa xong đã bị hỏng, không đọc được nữa.</translation>
    </message>
    <message>
        <source>Discard the damaged finding</source>
        <translation>Bỏ phát hiện bị hỏng</translation>
    </message>
</context>
<context>
    <name>UnstoredFiles</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Leave out what could not be stored</source>
        <translation>Bỏ những tệp chưa lưu được</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Agrees with the data</source>
        <translation>Khớp dữ liệu</translation>
    </message>
    <message>
        <source>Not a product code</source>
        <translation>Không phải mã sản phẩm</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Không có dữ liệu</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>Cần kiểm tra thêm</translation>
    </message>
    <message>
        <source>Signs of violation</source>
        <translation>Có dấu hiệu vi phạm</translation>
    </message>
    <message>
        <source>Stop: serious alert</source>
        <translation>Dừng lại: cảnh báo nghiêm trọng</translation>
    </message>
    <message>
        <source>Every record read agrees with the code. This does not prove that the goods are authentic.</source>
        <translation>Mọi bản ghi đã đọc đều khớp với mã. Điều này không chứng minh nguồn gốc của hàng hóa.</translation>
    </message>
    <message>
        <source>This code does not identify a product, so there is nothing to compare.</source>
        <translation>Mã này không định danh sản phẩm nên không có gì để đối chiếu.</translation>
    </message>
    <message>
        <source>The data on this device says nothing about this product. That alone is not a violation.</source>
        <translation>Dữ liệu trên thiết bị không nói gì về sản phẩm này. Riêng điều đó không phải là vi phạm.</translation>
    </message>
    <message>
        <source>Something must be noted or confirmed by the inspector.</source>
        <translation>Có điều kiểm soát viên cần lưu ý hoặc xác nhận.</translation>
    </message>
    <message>
        <source>A record contradicts the item, or a duty is not met, as recorded.</source>
        <translation>Dữ liệu trái với sản phẩm, hoặc một nghĩa vụ chưa được đáp ứng theo dữ liệu.</translation>
    </message>
    <message>
        <source>A recall or a grave record names this item. Act within your powers.</source>
        <translation>Một lệnh thu hồi hoặc bản ghi nghiêm trọng nêu sản phẩm này. Hãy xử lý trong thẩm quyền.</translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation>Mức độ rủi ro thấp</translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation>Mức độ rủi ro trung bình</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>Mức độ rủi ro cao</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Khớp</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Không áp dụng</translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation>Không có dữ liệu</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>Cần xác nhận</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Thiếu</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Sai khác</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Company prefixes</source>
        <translation>Tiền tố mã doanh nghiệp</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Conformity assessment bodies</source>
        <translation>Tổ chức đánh giá sự phù hợp</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Công bố</translation>
    </message>
    <message>
        <source>Risk lists</source>
        <translation>Danh mục rủi ro</translation>
    </message>
    <message>
        <source>Standards</source>
        <translation>Tiêu chuẩn</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>Truy xuất nguồn gốc</translation>
    </message>
    <message>
        <source>Customs</source>
        <translation>Hải quan</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Quy định</translation>
    </message>
    <message>
        <source>Reading of the code</source>
        <translation>Cách đọc mã</translation>
    </message>
    <message>
        <source>Symbols against each other</source>
        <translation>Đối chiếu các mã trên sản phẩm</translation>
    </message>
    <message>
        <source>Company prefix</source>
        <translation>Tiền tố mã doanh nghiệp</translation>
    </message>
    <message>
        <source>Declaration of the product</source>
        <translation>Khai báo sản phẩm</translation>
    </message>
    <message>
        <source>Holder of the code and label</source>
        <translation>Chủ mã và nhãn</translation>
    </message>
    <message>
        <source>Foreign code</source>
        <translation>Mã nước ngoài</translation>
    </message>
    <message>
        <source>Status of the product</source>
        <translation>Tình trạng sản phẩm</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>Loại mã số</translation>
    </message>
    <message>
        <source>Kind of code</source>
        <translation>Loại mã</translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation>Mức độ rủi ro</translation>
    </message>
    <message>
        <source>Applied standard</source>
        <translation>Tiêu chuẩn công bố áp dụng</translation>
    </message>
    <message>
        <source>Declaration of conformity</source>
        <translation>Công bố hợp quy</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Validity of the certificate</source>
        <translation>Hiệu lực giấy chứng nhận</translation>
    </message>
    <message>
        <source>Status of the certificate</source>
        <translation>Tình trạng giấy chứng nhận</translation>
    </message>
    <message>
        <source>Scope of the certificate</source>
        <translation>Phạm vi giấy chứng nhận</translation>
    </message>
    <message>
        <source>Conformity assessment body</source>
        <translation>Tổ chức đánh giá sự phù hợp</translation>
    </message>
    <message>
        <source>Import inspection</source>
        <translation>Kiểm tra nhà nước khi nhập khẩu</translation>
    </message>
    <message>
        <source>Online listing</source>
        <translation>Trang bán hàng trực tuyến</translation>
    </message>
    <message>
        <source>Recalls and alerts</source>
        <translation>Thu hồi và cảnh báo</translation>
    </message>
    <message>
        <source>Alerts on brand and model</source>
        <translation>Cảnh báo theo thương hiệu, kiểu loại</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>Hạn sử dụng</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Sử dụng tốt nhất trước</translation>
    </message>
    <message>
        <source>Order of the dates</source>
        <translation>Thứ tự các ngày</translation>
    </message>
    <message>
        <source>Traceability code</source>
        <translation>Mã truy xuất nguồn gốc</translation>
    </message>
    <message>
        <source>Traceability events</source>
        <translation>Sự kiện theo dõi trọng yếu</translation>
    </message>
    <message>
        <source>State in the supply chain</source>
        <translation>Trạng thái trong chuỗi cung ứng</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Số sê-ri</translation>
    </message>
    <message>
        <source>Suspicion: brand</source>
        <translation>Nghi vấn: nhãn hiệu</translation>
    </message>
    <message>
        <source>Suspicion: quality</source>
        <translation>Nghi vấn: chất lượng</translation>
    </message>
    <message>
        <source>Suspicion: origin</source>
        <translation>Nghi vấn: nguồn gốc, xuất xứ</translation>
    </message>
    <message>
        <source>Address in the code</source>
        <translation>Địa chỉ trong mã</translation>
    </message>
    <message>
        <source>Customs declaration</source>
        <translation>Tờ khai hải quan</translation>
    </message>
    <message>
        <source>Deviation of the import check</source>
        <translation>Miễn, giảm, tăng cường kiểm tra</translation>
    </message>
    <message>
        <source>Age of the data</source>
        <translation>Tuổi của dữ liệu</translation>
    </message>
    <message>
        <source>Dates on the label</source>
        <translation>Ngày ghi trên nhãn</translation>
    </message>
    <message>
        <source>What the label shows</source>
        <translation>Nội dung nhãn</translation>
    </message>
    <message>
        <source>Net quantity</source>
        <translation>Định lượng</translation>
    </message>
    <message>
        <source>Laboratory result</source>
        <translation>Kết quả thử nghiệm</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Điểm cần quan sát</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Chưa đối chiếu</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>%1 contradict</source>
        <translation>%1 trái với dữ liệu</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 thiếu</translation>
    </message>
    <message>
        <source>%1 to confirm</source>
        <translation>%1 cần xác nhận</translation>
    </message>
    <message>
        <source>%1 agree</source>
        <translation>%1 khớp</translation>
    </message>
    <message>
        <source>%1 not covered</source>
        <translation>%1 không có dữ liệu</translation>
    </message>
    <message>
        <source>Record finding</source>
        <translation>Ghi phát hiện</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Open as a consignment</source>
        <translation>Mở lô hàng của kiện này</translation>
    </message>
</context>
<context>
    <name>VersionRow</name>
    <message>
        <source>Signed</source>
        <translation>Ký lúc</translation>
    </message>
    <message>
        <source>Reason for the revision</source>
        <translation>Lý do sửa</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Hash begins with</source>
        <translation>Mã băm bắt đầu bằng</translation>
    </message>
    <message>
        <source>Different from the version before:</source>
        <translation>Khác với lần trước:</translation>
    </message>
    <message>
        <source>Nothing but the signatures is different from the version before.</source>
        <translation>Ngoài chữ ký, không khác gì lần trước.</translation>
    </message>
    <message>
        <source>And %1 more: compare the documents.</source>
        <translation>Và %1 thay đổi nữa: hãy so sánh hai biên bản.</translation>
    </message>
    <message>
        <source>Minutes of version %1</source>
        <translation>Biên bản lần %1</translation>
    </message>
    <message>
        <source>Added after the signing: the signatures of the version before stay valid.</source>
        <translation>Bổ sung sau khi ký: các chữ ký của lần trước vẫn có giá trị.</translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message>
        <source>Versions</source>
        <translation>Các lần lập biên bản</translation>
    </message>
    <message>
        <source>Only one version was signed: nothing has been revised.</source>
        <translation>Mới có một lần lập biên bản: chưa sửa đổi gì.</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>Viewfinder, no source chosen</source>
        <translation>Khung ngắm, chưa chọn nguồn</translation>
    </message>
    <message>
        <source>Viewfinder: %1</source>
        <translation>Khung ngắm: %1</translation>
    </message>
    <message>
        <source>Choose a source</source>
        <translation>Chọn nguồn hình ảnh</translation>
    </message>
    <message>
        <source>No camera available</source>
        <translation>Không có máy ảnh</translation>
    </message>
    <message>
        <source>Start the camera, or drop a picture here.</source>
        <translation>Bật máy ảnh, hoặc kéo thả ảnh vào đây.</translation>
    </message>
    <message>
        <source>Open a picture, a folder or a video, or type the code.</source>
        <translation>Mở ảnh, thư mục hoặc video, hoặc nhập mã.</translation>
    </message>
</context>
<context>
    <name>WelcomeEnrol</name>
    <message>
        <source>Stop looking</source>
        <translation>Dừng quét</translation>
    </message>
    <message>
        <source>Scan the invitation with the camera</source>
        <translation>Quét thư mời bằng máy ảnh</translation>
    </message>
    <message>
        <source>No camera available</source>
        <translation>Không có máy ảnh</translation>
    </message>
    <message>
        <source>What is searched for an invitation</source>
        <translation>Hình đang tìm thư mời</translation>
    </message>
    <message>
        <source>Open a picture of the invitation</source>
        <translation>Mở ảnh chụp thư mời</translation>
    </message>
    <message>
        <source>A hand scanner works here, too: scan the invitation with it.</source>
        <translation>Cũng có thể dùng máy đọc cầm tay để quét thư mời tại đây.</translation>
    </message>
    <message>
        <source>Invitation, or one-time code</source>
        <translation>Thư mời, hoặc mã dùng một lần</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Địa chỉ trung tâm</translation>
    </message>
    <message>
        <source>A one-time code alone does not say which hub it is for. Your administrator gives you the address.</source>
        <translation>Chỉ riêng mã dùng một lần không cho biết là của trung tâm nào. Quản trị viên cung cấp địa chỉ cho bạn.</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Đăng ký thiết bị này</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Chào mừng</translation>
    </message>
    <message>
        <source>Welcome to NQI Inspector</source>
        <translation>Chào mừng đến với NQI Inspector</translation>
    </message>
    <message>
        <source>Who inspects?</source>
        <translation>Ai kiểm tra?</translation>
    </message>
    <message>
        <source>Enrol at a hub</source>
        <translation>Đăng ký với trung tâm</translation>
    </message>
    <message>
        <source>Protect the data</source>
        <translation>Bảo vệ dữ liệu</translation>
    </message>
    <message>
        <source>Point the camera at a code and read what the national records say about the goods. It works without a network and never loses what you record.</source>
        <translation>Hướng máy ảnh vào mã và đọc những gì dữ liệu quốc gia nói về hàng hóa. Ứng dụng hoạt động không cần mạng và không bao giờ làm mất những gì bạn ghi.</translation>
    </message>
    <message>
        <source>Written into every finding. It can be changed at any time.</source>
        <translation>Được ghi vào mọi phát hiện. Có thể đổi bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>A device can be lost. With a passphrase nobody reads what is on it, and it locks itself when nobody touches it.</source>
        <translation>Thiết bị có thể bị mất. Có cụm mật khẩu thì không ai đọc được dữ liệu, và máy tự khóa khi không có ai dùng.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Sample data made for demonstration. Nothing here describes a real product or firm.</source>
        <translation>Dữ liệu mẫu dùng để trình diễn. Không mô tả sản phẩm hay doanh nghiệp có thật nào.</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Đặt cụm mật khẩu</translation>
    </message>
    <message>
        <source>Use the keychain</source>
        <translation>Dùng kho khóa của máy</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>SAMPLE DATA</source>
        <translation>DỮ LIỆU MẪU</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>The hub sends national data and receives findings. Your administrator gives you an invitation, or a one-time code with the address of the hub.</source>
        <translation>Trung tâm cung cấp dữ liệu quốc gia và nhận phát hiện. Quản trị viên cấp cho bạn thư mời, hoặc mã dùng một lần kèm địa chỉ trung tâm.</translation>
    </message>
</context>
<context>
    <name>WelcomePerson</name>
    <message>
        <source>Open a profile</source>
        <translation>Mở hồ sơ cài đặt</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>Hồ sơ cài đặt (*.json)</translation>
    </message>
    <message>
        <source>Name or card number</source>
        <translation>Họ tên hoặc số thẻ</translation>
    </message>
    <message>
        <source>Usual place</source>
        <translation>Địa điểm thường dùng</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>Market: inspections first</source>
        <translation>Thị trường: đợt kiểm tra trước</translation>
    </message>
    <message>
        <source>Border: consignments first</source>
        <translation>Cửa khẩu: lô hàng trước</translation>
    </message>
    <message>
        <source>Open a profile…</source>
        <translation>Mở hồ sơ cài đặt…</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>Đang dùng: %1</translation>
    </message>
    <message>
        <source>If your agency gave you a file with its settings, open it here: you see what it changes first.</source>
        <translation>Nếu cơ quan đã cấp cho bạn tệp cài đặt, hãy mở tại đây: bạn được xem trước những gì sẽ thay đổi.</translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message>
        <source>Give up this revision?</source>
        <translation>Bỏ lần sửa này?</translation>
    </message>
    <message>
        <source>Discard this draft?</source>
        <translation>Hủy bản nháp này?</translation>
    </message>
    <message>
        <source>The minutes stay as they were signed. What was changed since is no longer shown.</source>
        <translation>Biên bản giữ nguyên như đã ký. Những thay đổi sau đó không còn hiển thị.</translation>
    </message>
    <message>
        <source>The inspection leaves the list and cannot be gone on with. Findings that were recorded stay.</source>
        <translation>Đợt kiểm tra rời khỏi danh sách và không thể làm tiếp. Các phát hiện đã ghi vẫn còn.</translation>
    </message>
    <message>
        <source>This device&apos;s log says who gave it up and when.</source>
        <translation>Nhật ký của thiết bị ghi rõ ai đã bỏ và vào lúc nào.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Tiếp tục làm</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Bỏ lần sửa</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Hủy bản nháp</translation>
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
        <translation>Thu phóng</translation>
    </message>
</context>
<context>
    <name>nqi::ui::AboutModel</name>
    <message>
        <source>The bill of materials was saved</source>
        <translation>Đã lưu bảng kê thành phần</translation>
    </message>
    <message>
        <source>The bill of materials cannot be written there.</source>
        <translation>Không ghi được bảng kê thành phần vào đó.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::AlertsModel</name>
    <message>
        <source>All countries</source>
        <translation>Mọi nước</translation>
    </message>
    <message>
        <source>All goods groups</source>
        <translation>Mọi nhóm hàng</translation>
    </message>
</context>
<context>
    <name>nqi::ui::AppModel</name>
    <message>
        <source>This device is being enrolled at the hub.</source>
        <translation>Thiết bị đang được đăng ký tại trung tâm.</translation>
    </message>
    <message>
        <source>This looks like an invitation to a hub and cannot be read. Ask your administrator for a new one.</source>
        <translation>Mã này giống thư mời của trung tâm nhưng không đọc được. Hãy xin quản trị viên thư mời mới.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::CaptureModel</name>
    <message>
        <source>“%1” sends no pictures now. Wait a moment, choose another camera, or choose a picture file.</source>
        <translation>“%1” hiện không gửi hình. Chờ một lát, chọn máy ảnh khác, hoặc chọn tệp ảnh.</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or choose a picture file.</source>
        <translation>Chưa có máy ảnh nào được kết nối. Cắm máy ảnh, hoặc chọn tệp ảnh.</translation>
    </message>
    <message>
        <source>Nothing was taken: no camera runs. A picture that lies on this device is added as a file.</source>
        <translation>Chưa chụp: không có máy ảnh nào đang chạy. Ảnh có sẵn trên thiết bị thì thêm dưới dạng tệp.</translation>
    </message>
    <message>
        <source>Nothing was taken: the camera shows nothing yet. Wait a moment and try again.</source>
        <translation>Chưa chụp: máy ảnh chưa có hình. Chờ một lát rồi thử lại.</translation>
    </message>
    <message>
        <source>Nothing was taken: the camera&apos;s last picture is %1 s old and need not show what is there now. Wait until it moves again.</source>
        <translation>Chưa chụp: hình mới nhất của máy ảnh đã cũ %1 giây, có thể không phải cảnh hiện tại. Chờ đến khi hình chuyển động trở lại.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture could not be taken. Try again, or add a file.</source>
        <translation>Không lấy được hình từ máy ảnh. Thử lại, hoặc thêm tệp.</translation>
    </message>
    <message>
        <source>“%1” was ended for a photograph. Open it again to search the rest.</source>
        <translation>“%1” đã bị dừng để chụp ảnh. Mở lại để tìm tiếp phần còn lại.</translation>
    </message>
    <message>
        <source>The camera cannot be used now. Close other programs that use it, and it starts by itself; or choose another camera or a picture file.</source>
        <translation>Hiện không dùng được máy ảnh. Đóng các chương trình khác đang dùng máy ảnh, máy ảnh sẽ tự bật; hoặc chọn máy ảnh khác, hoặc chọn tệp ảnh.</translation>
    </message>
    <message>
        <source>“%1” is still being searched: the camera starts when that is done. To photograph now, close this and stop the search.</source>
        <translation>Đang tìm mã trong “%1”: tìm xong máy ảnh sẽ bật. Để chụp ngay, đóng màn hình này rồi dừng việc tìm.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ConsignmentModel</name>
    <message>
        <source>Packing list</source>
        <translation>Phiếu đóng gói</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n line(s)</source>
        <translation>
            <numerusform>%1 · %n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã kết thúc</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>This is no code of a logistic unit (SSCC).</source>
        <translation>Đây không phải mã đơn vị logistic (SSCC).</translation>
    </message>
    <message>
        <source>Column “%1” means nothing here and was not read.</source>
        <translation>Cột “%1” không có nghĩa ở đây nên không được đọc.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>The result is saved. The draft of the minutes is among the inspections.</source>
        <translation>Đã lưu kết quả. Bản nháp biên bản nằm trong danh sách đợt kiểm tra.</translation>
    </message>
    <message>
        <source>a cell is not in UTF-8</source>
        <translation>có ô không ở dạng UTF-8</translation>
    </message>
    <message>
        <source>a quoted cell does not end: nothing after it was read</source>
        <translation>có ô mở ngoặc kép mà không đóng: phần sau không được đọc</translation>
    </message>
    <message>
        <source>there are more cells than columns</source>
        <translation>số ô nhiều hơn số cột</translation>
    </message>
    <message>
        <source>a cell is too long</source>
        <translation>có ô quá dài</translation>
    </message>
    <message>
        <source>the line number is no whole number from 1</source>
        <translation>số dòng không phải số nguyên từ 1</translation>
    </message>
    <message>
        <source>there is no quantity</source>
        <translation>không có số lượng</translation>
    </message>
    <message>
        <source>the quantity is no whole number; write it without separators: 1200</source>
        <translation>số lượng không phải số nguyên; hãy viết liền không có dấu phân cách: 1200</translation>
    </message>
    <message>
        <source>it is of another declaration</source>
        <translation>thuộc tờ khai khác</translation>
    </message>
    <message>
        <source>this line was given before with another value</source>
        <translation>dòng này đã có trước đó với giá trị khác</translation>
    </message>
    <message>
        <source>a GTIN has 8, 12, 13 or 14 digits</source>
        <translation>GTIN có 8, 12, 13 hoặc 14 chữ số</translation>
    </message>
    <message>
        <source>the check digit of the GTIN is wrong</source>
        <translation>số kiểm tra của GTIN sai</translation>
    </message>
    <message>
        <source>a spreadsheet has rounded the number: format the column as text</source>
        <translation>bảng tính đã làm tròn số này: hãy đặt cột ở dạng văn bản</translation>
    </message>
    <message>
        <source>an SSCC has 18 digits, the last a check digit</source>
        <translation>SSCC có 18 chữ số, chữ số cuối là số kiểm tra</translation>
    </message>
    <message>
        <source>an HS code has 4 to 12 digits</source>
        <translation>mã HS có từ 4 đến 12 chữ số</translation>
    </message>
    <message>
        <source>write the origin as two letters, such as CN</source>
        <translation>hãy viết xuất xứ bằng hai chữ cái, như CN</translation>
    </message>
    <message>
        <source>the channel is green, yellow or red</source>
        <translation>luồng là xanh, vàng hoặc đỏ</translation>
    </message>
    <message>
        <source>the date is no day, month and year</source>
        <translation>ngày không đúng dạng ngày, tháng, năm</translation>
    </message>
    <message>
        <source>how many units the carton holds is not said</source>
        <translation>không nêu số lượng trong mỗi thùng</translation>
    </message>
    <message>
        <source>The catalogue of this device does not hold this declaration. Check its number, or open the packing list as a file.</source>
        <translation>Danh mục trên thiết bị này không có tờ khai đó. Hãy kiểm tra lại số, hoặc mở phiếu đóng gói từ tệp.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Tệp rỗng.</translation>
    </message>
    <message>
        <source>The file is larger than 64 MB.</source>
        <translation>Tệp lớn hơn 64 MB.</translation>
    </message>
    <message>
        <source>The file has more than 50,000 lines. Split it.</source>
        <translation>Tệp có hơn 50.000 dòng. Hãy chia nhỏ.</translation>
    </message>
    <message>
        <source>The file is not in Unicode: it may be in Windows-1258, TCVN3 or VNI, whose letters cannot be told for certain. Save it again as “CSV UTF-8”.</source>
        <translation>Tệp không ở dạng Unicode: có thể là Windows-1258, TCVN3 hoặc VNI, không thể đọc chắc chắn chữ trong đó. Hãy lưu lại thành “CSV UTF-8”.</translation>
    </message>
    <message>
        <source>The first row names no columns for goods and quantity. Expected are names such as line, gtin, quantity, sscc.</source>
        <translation>Dòng đầu không nêu cột hàng hóa và số lượng. Cần có các tên như số dòng, mã vạch, số lượng, SSCC.</translation>
    </message>
    <message>
        <source>No row of the file could be used.</source>
        <translation>Không dùng được dòng nào của tệp.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and that you may read it.</source>
        <translation>Không đọc được tệp. Hãy kiểm tra tệp còn đó và bạn có quyền đọc.</translation>
    </message>
    <message>
        <source>There is no catalogue on this device yet. Open the packing list as a file.</source>
        <translation>Thiết bị này chưa có danh mục dữ liệu. Hãy mở phiếu đóng gói từ tệp.</translation>
    </message>
    <message>
        <source>The catalogue is damaged and is being fetched again.</source>
        <translation>Danh mục bị hỏng và đang được tải lại.</translation>
    </message>
    <message>
        <source>The catalogue was made for a newer version of the app.</source>
        <translation>Danh mục được lập cho phiên bản ứng dụng mới hơn.</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Chưa thấy</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Thiếu</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Đủ</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Thừa</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>Sai khác</translation>
    </message>
    <message>
        <source>Green channel</source>
        <translation>Luồng xanh</translation>
    </message>
    <message>
        <source>Yellow channel: papers</source>
        <translation>Luồng vàng: hồ sơ</translation>
    </message>
    <message>
        <source>Red channel: papers and goods</source>
        <translation>Luồng đỏ: hồ sơ và hàng hóa</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Số lô</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Số sê-ri</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Xuất xứ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Kiểu loại</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Nhà sản xuất</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>Mã HS</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Label: %1</source>
        <translation>Nhãn: %1</translation>
    </message>
    <message>
        <source>Serial %1 is not declared</source>
        <translation>Số sê-ri %1 không được khai báo</translation>
    </message>
    <message>
        <source>%1: declared %2, the code says %3</source>
        <translation>%1: khai báo %2, mã ghi %3</translation>
    </message>
    <message>
        <source>%1: declared %2, the goods say %3</source>
        <translation>%1: khai báo %2, trên hàng ghi %3</translation>
    </message>
    <message>
        <source>%1: declared %2, recorded %3</source>
        <translation>%1: khai báo %2, dữ liệu ghi %3</translation>
    </message>
    <message>
        <source>Tightened check</source>
        <translation>Tăng cường kiểm tra</translation>
    </message>
    <message>
        <source>Exempt from the check</source>
        <translation>Miễn kiểm tra</translation>
    </message>
    <message>
        <source>Reduced check</source>
        <translation>Giảm kiểm tra</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>đến %1</translation>
    </message>
    <message>
        <source>Meets the requirements</source>
        <translation>Đáp ứng yêu cầu</translation>
    </message>
    <message>
        <source>Does not meet the requirements</source>
        <translation>Không đáp ứng yêu cầu</translation>
    </message>
    <message>
        <source>The label does not meet the requirements</source>
        <translation>Không đáp ứng yêu cầu về nhãn</translation>
    </message>
    <message>
        <source>The file was not completed</source>
        <translation>Không hoàn thiện đầy đủ hồ sơ</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Dòng %1</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4</source>
        <translation>%1: %2, %3 trên %4</translation>
    </message>
    <message>
        <source>Not declared: %1, %2 seen</source>
        <translation>Không khai báo: %1, đã thấy %2</translation>
    </message>
    <message>
        <source>%1: a proof is missing or does not hold (%2)</source>
        <translation>%1: giấy tờ thiếu hoặc không có hiệu lực (%2)</translation>
    </message>
    <message>
        <source>%1: the records warn of these goods</source>
        <translation>%1: dữ liệu có cảnh báo về hàng này</translation>
    </message>
    <message>
        <source>%1, %2 at once</source>
        <translation>%1, %2 cùng lúc</translation>
    </message>
    <message>
        <source>%1 counted by hand. %2</source>
        <translation>Đếm tay %1. %2</translation>
    </message>
    <message>
        <source>Set to %1: %2</source>
        <translation>Đặt là %1: %2</translation>
    </message>
    <message>
        <source>%1 on the goods: %2</source>
        <translation>%1 trên hàng: %2</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>Dòng %1 của tệp: %2</translation>
    </message>
    <message>
        <source>The row is left out.</source>
        <translation>Dòng này bị bỏ qua.</translation>
    </message>
    <message>
        <source>Not counted: the data folder cannot be written or the disk is full. What was counted before is kept; free some space and scan again.</source>
        <translation>Chưa đếm: không ghi được thư mục dữ liệu hoặc ổ đĩa đầy. Những gì đã đếm vẫn được giữ; hãy giải phóng dung lượng rồi quét lại.</translation>
    </message>
    <message>
        <source>What is kept of this check cannot be read. Nothing was deleted: ask for help.</source>
        <translation>Không đọc được dữ liệu của lần kiểm đếm này. Không có gì bị xóa: hãy nhờ hỗ trợ.</translation>
    </message>
    <message>
        <source>This check is not on this device.</source>
        <translation>Lần kiểm đếm này không có trên thiết bị.</translation>
    </message>
    <message>
        <source>Not kept: it is larger than can be kept.</source>
        <translation>Chưa lưu: quá lớn so với mức lưu được.</translation>
    </message>
    <message>
        <source>This check has its result: nothing more is counted.</source>
        <translation>Lần kiểm đếm này đã có kết quả: không đếm thêm.</translation>
    </message>
    <message>
        <source>This check was changed by another program. Open it again.</source>
        <translation>Lần kiểm đếm này đã bị chương trình khác thay đổi. Hãy mở lại.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) lack a proof that their tier asks for</source>
        <translation>
            <numerusform>%n dòng thiếu giấy tờ mà mức rủi ro yêu cầu</numerusform>
        </translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Không khai báo</translation>
    </message>
    <message>
        <source>%1 of %2 lines complete</source>
        <translation>%1/%2 dòng đã đủ</translation>
    </message>
    <message>
        <source>%1 of %2 counted</source>
        <translation>đã đếm %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 packages</source>
        <translation>%1/%2 kiện</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>By packages</source>
        <translation>Theo kiện</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>Theo đơn vị</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Đếm tay</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>Đặt là</translation>
    </message>
    <message>
        <source>Seen, not counted again</source>
        <translation>Đã thấy, không đếm lại</translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation>Mức rủi ro</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n sai khác khác</numerusform>
        </translation>
    </message>
    <message>
        <source>No list on this device and no declaration in its catalogue names this logistic unit. Open the declaration or the packing list first.</source>
        <translation>Không có danh sách nào trên thiết bị và không có tờ khai nào trong dữ liệu quốc gia nêu đơn vị logistic này. Hãy mở tờ khai hoặc phiếu đóng gói trước.</translation>
    </message>
    <message>
        <source>Not understood, so not kept: write a day as 31/12/2026.</source>
        <translation>Không hiểu nên không lưu: hãy ghi ngày dạng 31/12/2026.</translation>
    </message>
    <message>
        <source>This consignment was begun before: its check goes on.</source>
        <translation>Lô hàng này đã được mở kiểm tra trước đó: tiếp tục kiểm đếm.</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Thấy lần đầu</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Đã rút lại</translation>
    </message>
    <message>
        <source>The records are being read: so far the proposal rests on the counts alone.</source>
        <translation>Đang đối chiếu dữ liệu: tạm thời đề xuất chỉ dựa trên số đếm.</translation>
    </message>
    <message>
        <source>The proposal rests on the counts and on the records of the catalogue.</source>
        <translation>Đề xuất dựa trên số đếm và dữ liệu trong danh mục.</translation>
    </message>
    <message>
        <source>Without the catalogue nothing is said of tiers, proofs and deviations: the proposal rests on the counts alone. Counting goes on.</source>
        <translation>Không có danh mục thì không kết luận được về mức rủi ro, giấy tờ và chế độ kiểm tra: đề xuất chỉ dựa trên số đếm. Việc đếm vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>The result is withdrawn: the check is open again.</source>
        <translation>Đã thu hồi kết quả: lô hàng được mở lại để kiểm tra tiếp.</translation>
    </message>
    <message>
        <source>Lacks a proof</source>
        <translation>Thiếu giấy tờ</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Đã gác lại</translation>
    </message>
    <message>
        <source>Open: result withdrawn</source>
        <translation>Đang mở: kết quả đã thu hồi</translation>
    </message>
    <message>
        <source>Finished, without minutes</source>
        <translation>Đã kết thúc, chưa có biên bản</translation>
    </message>
    <message>
        <source>The draft of the minutes is among the inspections.</source>
        <translation>Bản nháp biên bản nằm trong danh sách đợt kiểm tra.</translation>
    </message>
    <message>
        <source>The check was put away. Nothing was deleted: it can be brought back.</source>
        <translation>Đã gác lại lần kiểm tra. Không có gì bị xóa: có thể mở lại.</translation>
    </message>
    <message>
        <source>The check was brought back: it goes on.</source>
        <translation>Đã mở lại lần kiểm tra: tiếp tục đếm.</translation>
    </message>
    <message>
        <source>Result withdrawn on %1: %2</source>
        <translation>Kết quả đã thu hồi ngày %1: %2</translation>
    </message>
    <message>
        <source>This check was put away: nothing more is counted until it is brought back.</source>
        <translation>Lần kiểm tra này đã gác lại: không đếm thêm cho đến khi được mở lại.</translation>
    </message>
    <message>
        <source>Not kept: say why.</source>
        <translation>Chưa lưu: hãy ghi lý do.</translation>
    </message>
    <message>
        <source>Put away: %1</source>
        <translation>Đã gác lại: %1</translation>
    </message>
    <message>
        <source>%1: these are goods, and their code does not say to which consignment they belong. Scan the code of their pallet or box (SSCC), enter the number of the declaration, or open the packing list.</source>
        <translation>%1: đây là hàng hóa, mã của nó không cho biết thuộc lô hàng nào. Hãy quét mã của kiện hoặc thùng chứa hàng (SSCC), nhập số tờ khai, hoặc mở phiếu đóng gói.</translation>
    </message>
    <message>
        <source>“%1” is no code of goods or of a logistic unit. Scan the code of a pallet or box (SSCC), enter the number of the declaration, or open the packing list.</source>
        <translation>“%1” không phải mã của hàng hóa hay của đơn vị logistic. Hãy quét mã của kiện hoặc thùng (SSCC), nhập số tờ khai, hoặc mở phiếu đóng gói.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was opened.</source>
        <translation>Đã hủy: không mở gì cả.</translation>
    </message>
    <message>
        <source>Give the result notice</source>
        <translation>Ra thông báo kết quả kiểm tra</translation>
    </message>
    <message>
        <source>The importer completes the papers</source>
        <translation>Người nhập khẩu hoàn thiện hồ sơ</translation>
    </message>
    <message>
        <source>The importer puts the label right</source>
        <translation>Người nhập khẩu khắc phục về nhãn</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>quá hạn từ %1</translation>
    </message>
    <message>
        <source>until %1, today</source>
        <translation>đến %1, tức hôm nay</translation>
    </message>
    <message numerus="yes">
        <source>until %1, %n working day(s) left</source>
        <translation>
            <numerusform>đến %1, còn %n ngày làm việc</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the records was stopped: nothing is said of tiers, proofs and deviations, and the proposal rests on the counts alone. Counting goes on.</source>
        <translation>Đã dừng đọc dữ liệu: không kết luận được về mức rủi ro, giấy tờ và chế độ kiểm tra, đề xuất chỉ dựa trên số đếm. Việc đếm vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>The finding is saved. Its check is not open and does not name it yet: open that check again.</source>
        <translation>Phát hiện đã được lưu. Lần kiểm tra lô hàng của phát hiện này không mở nên chưa ghi nhận phát hiện: hãy mở lại lần kiểm tra đó.</translation>
    </message>
    <message>
        <source>The finding is saved. The check of %1 is not open and does not name it yet: open that check again.</source>
        <translation>Phát hiện đã được lưu. Lần kiểm tra của tờ khai %1 không mở nên chưa ghi nhận phát hiện: hãy mở lại lần kiểm tra đó.</translation>
    </message>
    <message>
        <source>Nothing was kept: “%1…” is too long. Write at most some 1,300 characters in a line.</source>
        <translation>Chưa lưu gì: “%1…” quá dài. Mỗi dòng chỉ ghi tối đa khoảng 1.300 ký tự.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ConsignmentRows</name>
    <message>
        <source>A proof is missing or does not hold</source>
        <translation>Giấy tờ thiếu hoặc không có hiệu lực</translation>
    </message>
    <message>
        <source>First seen %1</source>
        <translation>Thấy lần đầu %1</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Không khai báo</translation>
    </message>
    <message>
        <source>Finding recorded</source>
        <translation>Đã ghi phát hiện</translation>
    </message>
</context>
<context>
    <name>nqi::ui::CrashModel</name>
    <message>
        <source>The report cannot be written there: %1</source>
        <translation>Không ghi được báo cáo vào đó: %1</translation>
    </message>
    <message>
        <source>The report cannot be deleted: %1</source>
        <translation>Không xóa được báo cáo: %1</translation>
    </message>
</context>
<context>
    <name>nqi::ui::DayModel</name>
    <message>
        <source>Report the measure to the agency</source>
        <translation>Báo cáo biện pháp cho cơ quan</translation>
    </message>
    <message>
        <source>Hand over the sample to the laboratory</source>
        <translation>Giao mẫu cho phòng thử nghiệm</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>Minutes signed</source>
        <translation>Biên bản đã ký</translation>
    </message>
    <message>
        <source>No tier known</source>
        <translation>Chưa rõ mức độ</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Files missing at the hub</source>
        <translation>Trung tâm còn thiếu tệp</translation>
    </message>
    <message>
        <source>Refused by the hub</source>
        <translation>Bị trung tâm từ chối</translation>
    </message>
    <message>
        <source>Complete at the hub</source>
        <translation>Đã đủ ở trung tâm</translation>
    </message>
    <message>
        <source>The oldest that waits was saved %1</source>
        <translation>Phát hiện chờ lâu nhất được lưu %1</translation>
    </message>
    <message>
        <source>not on this device</source>
        <translation>không có trên thiết bị này</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>of no known date</source>
        <translation>không rõ ngày</translation>
    </message>
    <message>
        <source>Was due %1</source>
        <translation>Quá hạn từ %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Đến %1</translation>
    </message>
    <message>
        <source>Item without a record</source>
        <translation>Hàng không có bản ghi</translation>
    </message>
    <message>
        <source>Deadlines are not known: the inspections cannot be read.</source>
        <translation>Chưa rõ các thời hạn: không đọc được các đợt kiểm tra.</translation>
    </message>
    <message>
        <source>Deadlines are not known: no national data.</source>
        <translation>Chưa rõ các thời hạn: không có dữ liệu quốc gia.</translation>
    </message>
    <message>
        <source>Deadlines are being looked up.</source>
        <translation>Đang tìm các thời hạn.</translation>
    </message>
    <message>
        <source>No clock is running.</source>
        <translation>Không có thời hạn nào đang chạy.</translation>
    </message>
    <message>
        <source>Only of the latest %1 inspections: older ones are not looked at.</source>
        <translation>Chỉ tính %1 đợt kiểm tra gần nhất: không xét các đợt cũ hơn.</translation>
    </message>
    <message numerus="yes">
        <source>The deadlines of %n consignment(s) are not known: they cannot be read on this device.</source>
        <translation>
            <numerusform>Chưa rõ thời hạn của %n lô hàng: không đọc được dữ liệu trên thiết bị này.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only of the latest %1 consignments: older ones are not looked at.</source>
        <translation>Chỉ tính %1 lô hàng gần nhất: không xét các lô cũ hơn.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::DeadlinesModel</name>
    <message numerus="yes">
        <source>%n deadline(s) missed</source>
        <translation>
            <numerusform>%n việc đã quá hạn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deadline(s) about to run out</source>
        <translation>
            <numerusform>%n việc sắp đến hạn</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open NQI Inspector to see which.</source>
        <translation>Mở NQI Inspector để xem việc nào.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::DetailsModel</name>
    <message>
        <source>Minutes: %1</source>
        <translation>Biên bản: %1</translation>
    </message>
    <message>
        <source>Number on this device</source>
        <translation>Số trên thiết bị</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Người kiểm tra</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Thay cho</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Cơ sở</translation>
    </message>
    <message>
        <source>Goods met</source>
        <translation>Hàng hóa đã gặp</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Biện pháp</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Lần sửa</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chuỗi</translation>
    </message>
    <message>
        <source>the hub has seen a gap before this record</source>
        <translation>trung tâm thấy thiếu bản ghi trước bản này</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Mã băm</translation>
    </message>
    <message>
        <source>At the hub</source>
        <translation>Ở trung tâm</translation>
    </message>
    <message>
        <source>Only on this device</source>
        <translation>Chỉ có trên thiết bị này</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã thu hồi</translation>
    </message>
</context>
<context>
    <name>nqi::ui::DocumentsModel</name>
    <message>
        <source>There is nothing to print on this form yet.</source>
        <translation>Chưa có gì để in theo mẫu này.</translation>
    </message>
    <message>
        <source>This paper cannot be drawn: the program was built without its font.</source>
        <translation>Không vẽ được giấy tờ này: chương trình thiếu phông chữ.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Đã lưu thành %1</translation>
    </message>
    <message>
        <source>Not saved: the folder cannot be written or is full. Choose another one.</source>
        <translation>Chưa lưu: không ghi được vào thư mục hoặc đã đầy. Hãy chọn thư mục khác.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to %1.</source>
        <translation>
            <numerusform>Đã gửi %n trang tới %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes nothing now. Check that it is on and connected, or save the paper and print it elsewhere.</source>
        <translation>%1 hiện không nhận bản in. Hãy kiểm tra máy in đã bật và kết nối, hoặc lưu PDF và in ở máy khác.</translation>
    </message>
    <message>
        <source>This paper was printed by a newer version of the app. Update the app to check it.</source>
        <translation>Giấy tờ này in từ phiên bản mới hơn của ứng dụng. Hãy cập nhật ứng dụng để đối chiếu.</translation>
    </message>
    <message>
        <source>The code at the foot of this paper was not read whole. Scan it again, flat and near.</source>
        <translation>Mã ở chân trang chưa đọc được trọn vẹn. Hãy để giấy phẳng, đưa lại gần và quét lại.</translation>
    </message>
    <message>
        <source>Stopped: nothing was saved.</source>
        <translation>Đã dừng: không có tệp nào được lưu.</translation>
    </message>
    <message>
        <source>Stopped: the paper was not prepared.</source>
        <translation>Đã dừng: bản in chưa được chuẩn bị.</translation>
    </message>
    <message>
        <source>Preparing the paper</source>
        <translation>Đang chuẩn bị bản in</translation>
    </message>
    <message>
        <source>Preparing page %1 of %2</source>
        <translation>Đang chuẩn bị trang %1/%2</translation>
    </message>
    <message>
        <source>Preparing page %1</source>
        <translation>Đang chuẩn bị trang %1</translation>
    </message>
    <message>
        <source>Saving page %1 of %2</source>
        <translation>Đang lưu trang %1/%2</translation>
    </message>
    <message>
        <source>Printing page %1 of %2</source>
        <translation>Đang in trang %1/%2</translation>
    </message>
</context>
<context>
    <name>nqi::ui::FindingModel</name>
    <message>
        <source>Not saved: the disk is full. Free some space and save again; what you wrote is still here.</source>
        <translation>Chưa lưu: bộ nhớ đã đầy. Hãy giải phóng dung lượng rồi lưu lại; nội dung đã nhập vẫn còn đây.</translation>
    </message>
    <message>
        <source>Not saved: the data folder cannot be written. Check its permissions and save again.</source>
        <translation>Chưa lưu: không ghi được vào thư mục dữ liệu. Hãy kiểm tra quyền truy cập rồi lưu lại.</translation>
    </message>
    <message>
        <source>The store of findings is damaged. Nothing was deleted: keep a copy of the data folder and ask for help.</source>
        <translation>Kho phát hiện bị hỏng. Không có gì bị xóa: hãy sao lưu thư mục dữ liệu và yêu cầu trợ giúp.</translation>
    </message>
    <message>
        <source>The store of findings was written by a newer version of the app. Update the app.</source>
        <translation>Kho phát hiện do phiên bản mới hơn của ứng dụng ghi. Hãy cập nhật ứng dụng.</translation>
    </message>
    <message>
        <source>Another program is using the store of findings. Close it and try again.</source>
        <translation>Một chương trình khác đang dùng kho phát hiện. Hãy đóng chương trình đó rồi thử lại.</translation>
    </message>
    <message>
        <source>This finding is not on this device.</source>
        <translation>Phát hiện này không có trên thiết bị.</translation>
    </message>
    <message>
        <source>Not saved: the note or the photo is too large. Make it smaller and save again.</source>
        <translation>Chưa lưu: ghi chú hoặc ảnh quá lớn. Hãy rút gọn rồi lưu lại.</translation>
    </message>
    <message>
        <source>The store of findings belongs to another device. Nothing was changed: ask for help.</source>
        <translation>Kho phát hiện thuộc về thiết bị khác. Không có gì bị thay đổi: hãy yêu cầu trợ giúp.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>Saved on this device as number %1. It is uploaded by itself when there is a network.</source>
        <translation>Đã lưu trên thiết bị, số %1. Phát hiện tự gửi đi khi có mạng.</translation>
    </message>
    <message>
        <source>Not signed: the minutes are not complete. Fill in what is missing and sign again.</source>
        <translation>Chưa ký: biên bản chưa đầy đủ. Hãy bổ sung phần còn thiếu rồi ký lại.</translation>
    </message>
    <message>
        <source>This device is locked, so its findings cannot be read. Unlock it.</source>
        <translation>Thiết bị đang khóa nên không đọc được các phát hiện. Hãy mở khóa.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture could not be taken. Try again, or add a file.</source>
        <translation>Không lấy được hình từ máy ảnh. Thử lại, hoặc thêm tệp.</translation>
    </message>
    <message>
        <source>Without a photo: %1</source>
        <translation>Không có ảnh: %1</translation>
    </message>
    <message>
        <source>What you entered before is still here.</source>
        <translation>Nội dung đã nhập trước đó vẫn còn ở đây.</translation>
    </message>
    <message>
        <source>%1 (to within %2 m)</source>
        <translation>%1 (sai số đến %2 m)</translation>
    </message>
    <message>
        <source>Replaces the finding %1</source>
        <translation>Thay cho phát hiện %1</translation>
    </message>
    <message numerus="yes">
        <source>What you entered before is still here, but %n file(s) of it cannot be read any more. Photograph again what is missing.</source>
        <translation>
            <numerusform>Nội dung đã nhập trước đó vẫn còn, nhưng có %n tệp không đọc được nữa. Hãy chụp lại phần còn thiếu.</numerusform>
        </translation>
    </message>
    <message>
        <source>The answers and the verdict are those of then.</source>
        <translation>Các trả lời và kết quả là của lần đó.</translation>
    </message>
    <message>
        <source>The picture of the other scan is among the photographs.</source>
        <translation>Ảnh của lần quét kia nằm trong phần ảnh chụp.</translation>
    </message>
    <message>
        <source>It was stopped before it was done.</source>
        <translation>Việc đã bị dừng trước khi hoàn thành.</translation>
    </message>
    <message>
        <source>Not discarded: the disk is full. Free some space and discard it again.</source>
        <translation>Chưa bỏ được: bộ nhớ đã đầy. Hãy giải phóng dung lượng rồi bỏ lại.</translation>
    </message>
    <message>
        <source>Not discarded: the data folder cannot be written. Check its permissions and discard it again.</source>
        <translation>Chưa bỏ được: không ghi được vào thư mục dữ liệu. Hãy kiểm tra quyền truy cập rồi bỏ lại.</translation>
    </message>
    <message>
        <source>Not discarded. %1</source>
        <translation>Chưa bỏ được. %1</translation>
    </message>
</context>
<context>
    <name>nqi::ui::FindingsModel</name>
    <message>
        <source>Saved here, waiting</source>
        <translation>Đã lưu, chờ gửi</translation>
    </message>
    <message>
        <source>Received, files missing</source>
        <translation>Đã nhận, thiếu tệp</translation>
    </message>
    <message>
        <source>Held by the hub</source>
        <translation>Trung tâm đã nhận đủ</translation>
    </message>
    <message>
        <source>Refused by the hub</source>
        <translation>Trung tâm từ chối</translation>
    </message>
    <message>
        <source>Item without a record</source>
        <translation>Sản phẩm không có dữ liệu</translation>
    </message>
    <message>
        <source>no files</source>
        <translation>không có tệp</translation>
    </message>
    <message>
        <source>%1 of %2 files at the hub</source>
        <translation>trung tâm đã nhận %1/%2 tệp</translation>
    </message>
    <message>
        <source>No findings yet</source>
        <translation>Chưa có phát hiện</translation>
    </message>
    <message>
        <source>Everything is at the hub</source>
        <translation>Trung tâm đã nhận đủ tất cả</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) refused by the hub</source>
        <translation>
            <numerusform>%n phát hiện bị trung tâm từ chối</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) waiting for the hub</source>
        <translation>
            <numerusform>%n phát hiện chờ gửi</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 findings</source>
        <translation>%1 trong %2 phát hiện</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Mọi trạng thái</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Mọi kết quả</translation>
    </message>
    <message>
        <source>%1 of the latest %2 findings</source>
        <translation>%1 trong %2 phát hiện mới nhất</translation>
    </message>
</context>
<context>
    <name>nqi::ui::FirmModel</name>
    <message>
        <source>Not reported yet</source>
        <translation>Chưa báo cáo</translation>
    </message>
    <message>
        <source>Inspection that is not signed yet</source>
        <translation>Đợt kiểm tra chưa ký</translation>
    </message>
    <message numerus="yes">
        <source>%n more on this device</source>
        <translation>
            <numerusform>còn %n mục trên thiết bị này</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found on this device about this firm before.</source>
        <translation>Trên thiết bị này chưa từng phát hiện gì về cơ sở này.</translation>
    </message>
    <message>
        <source>The national data on this device names no firm of this code or name.</source>
        <translation>Dữ liệu quốc gia trên thiết bị này không có cơ sở nào mang mã hoặc tên này.</translation>
    </message>
    <message>
        <source>No alert in force names its products.</source>
        <translation>Không có cảnh báo còn hiệu lực nào nêu sản phẩm của cơ sở.</translation>
    </message>
    <message>
        <source>There are more: see the page of the firm.</source>
        <translation>Còn nữa: xem trang của cơ sở.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::HistoryModel</name>
    <message>
        <source>This lot</source>
        <translation>Lô này</translation>
    </message>
    <message>
        <source>This product</source>
        <translation>Sản phẩm này</translation>
    </message>
    <message>
        <source>This firm</source>
        <translation>Cơ sở này</translation>
    </message>
    <message>
        <source>Nothing was found on this device before: neither of the product nor of the firm.</source>
        <translation>Trên thiết bị này chưa từng phát hiện gì: cả về sản phẩm lẫn về cơ sở.</translation>
    </message>
    <message numerus="yes">
        <source>%n more, on the page of the product</source>
        <translation>
            <numerusform>Còn %n mục nữa, xem ở trang sản phẩm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nqi::ui::InspectionItems</name>
    <message>
        <source>Item without a record</source>
        <translation>Hàng hóa không có bản ghi</translation>
    </message>
    <message>
        <source>lot %1</source>
        <translation>lô %1</translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation>số sê-ri %1</translation>
    </message>
    <message>
        <source>Goods without a name</source>
        <translation>Hàng hóa chưa rõ tên</translation>
    </message>
    <message>
        <source>Now judged: %1 (recorded: %2)</source>
        <translation>Nay đánh giá: %1 (đã ghi: %2)</translation>
    </message>
</context>
<context>
    <name>nqi::ui::InspectionModel</name>
    <message>
        <source>Not understood, so not kept: write a day as 31/12/2026, a time as 31/12/2026 14:05, a number in digits.</source>
        <translation>Không hiểu nên chưa lưu: viết ngày như 31/12/2026, thời gian như 31/12/2026 14:05, số bằng chữ số.</translation>
    </message>
    <message>
        <source>This cannot be changed.</source>
        <translation>Không thay đổi được mục này.</translation>
    </message>
    <message>
        <source>Signed minutes do not change: revise them.</source>
        <translation>Biên bản đã ký không thay đổi: hãy lập bản sửa.</translation>
    </message>
    <message>
        <source>An earlier inspection has a seal of this number.</source>
        <translation>Một đợt kiểm tra trước đã dùng số niêm phong này.</translation>
    </message>
    <message>
        <source>Row taken away</source>
        <translation>Đã bỏ một dòng</translation>
    </message>
    <message>
        <source>an earlier inspection</source>
        <translation>đợt kiểm tra trước</translation>
    </message>
    <message>
        <source>national data</source>
        <translation>dữ liệu quốc gia</translation>
    </message>
    <message>
        <source>This device does not let the app know where it is: allow it in the system&apos;s settings, or type the place.</source>
        <translation>Thiết bị không cho ứng dụng biết vị trí: cho phép trong cài đặt hệ thống, hoặc nhập địa điểm.</translation>
    </message>
    <message>
        <source>No position yet: go where the sky is free and try again, or type the place.</source>
        <translation>Chưa có vị trí: ra chỗ thoáng rồi thử lại, hoặc nhập địa điểm.</translation>
    </message>
    <message>
        <source>The position could not be found. Type the place.</source>
        <translation>Không tìm được vị trí. Hãy nhập địa điểm.</translation>
    </message>
    <message>
        <source>Signatures taken away</source>
        <translation>Đã bỏ các chữ ký</translation>
    </message>
    <message>
        <source>Decision %1</source>
        <translation>Quyết định %1</translation>
    </message>
    <message>
        <source>New survey</source>
        <translation>Khảo sát mới</translation>
    </message>
    <message>
        <source>New inspection</source>
        <translation>Kiểm tra mới</translation>
    </message>
    <message>
        <source>Keeping…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>Signed: it no longer changes</source>
        <translation>Đã ký: không thay đổi nữa</translation>
    </message>
    <message>
        <source>Kept on this device, %1</source>
        <translation>Đã lưu trên thiết bị, %1</translation>
    </message>
    <message>
        <source>Everything you enter is kept by itself</source>
        <translation>Mọi thứ nhập vào đều tự lưu</translation>
    </message>
    <message>
        <source>Signed as number %1 of this device. The minutes are sent to the hub by themselves.</source>
        <translation>Đã ký với số %1 của thiết bị này. Biên bản tự gửi về trung tâm.</translation>
    </message>
    <message>
        <source>%1 was scanned after somebody had signed, so it is not in the minutes. To add it, take the signatures away and scan it again.</source>
        <translation>%1 được quét sau khi đã có người ký nên không có trong biên bản. Muốn thêm, hãy bỏ các chữ ký rồi quét lại.</translation>
    </message>
    <message>
        <source>This time lies in the future, or before the samples were taken.</source>
        <translation>Thời điểm này ở tương lai hoặc trước lúc lấy mẫu.</translation>
    </message>
    <message>
        <source>Say which measures were reported.</source>
        <translation>Hãy chọn những biện pháp đã báo cáo.</translation>
    </message>
    <message>
        <source>This time lies in the future, or before the measure was ordered.</source>
        <translation>Thời điểm này ở tương lai hoặc trước lúc ra biện pháp.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture could not be taken. Try again, or add a file.</source>
        <translation>Không lấy được hình từ máy ảnh. Thử lại, hoặc thêm tệp.</translation>
    </message>
    <message>
        <source>Firm taken over</source>
        <translation>Đã lấy thông tin cơ sở</translation>
    </message>
    <message>
        <source>The finding of %1 was recorded after somebody had signed: it is kept, and the minutes do not name it. They will when the signatures are taken away.</source>
        <translation>Phát hiện về %1 được ghi sau khi đã có người ký: phát hiện vẫn được lưu, nhưng biên bản không nêu. Khi bỏ các chữ ký, biên bản sẽ nêu phát hiện này.</translation>
    </message>
    <message>
        <source>Outcome taken over</source>
        <translation>Đã ghi kết quả đánh giá mới</translation>
    </message>
    <message>
        <source>Measure added</source>
        <translation>Đã thêm biện pháp</translation>
    </message>
    <message>
        <source>What is on the screen could not be kept on this device, and is not on this paper. %1</source>
        <translation>Nội dung trên màn hình chưa lưu được vào thiết bị nên không có trên bản in này. %1</translation>
    </message>
    <message>
        <source>What is on the screen could not be kept on this device: this paper shows what was kept on %1. %2</source>
        <translation>Nội dung trên màn hình chưa lưu được vào thiết bị: bản in này là nội dung đã lưu lúc %1. %2</translation>
    </message>
    <message>
        <source>Not signed: the minutes were changed in the meantime. Read them again, then sign.</source>
        <translation>Chưa ký: biên bản đã được thay đổi trong lúc này. Hãy đọc lại rồi ký.</translation>
    </message>
    <message>
        <source>The minutes were changed in the meantime: they are shown as they are now, without what was entered last. Enter it again.</source>
        <translation>Biên bản đã được thay đổi trong lúc này: đang hiển thị nội dung hiện tại, không có phần vừa nhập. Hãy nhập lại phần đó.</translation>
    </message>
    <message>
        <source>Not signed, because what was entered last could not be kept. %1</source>
        <translation>Chưa ký, vì không lưu được nội dung vừa nhập. %1</translation>
    </message>
    <message>
        <source>“%1” is not in the minutes: they were signed in the meantime. Revise them, then add it again.</source>
        <translation>“%1” không có trong biên bản: biên bản đã được ký trong lúc đó. Lập bản sửa rồi thêm lại.</translation>
    </message>
    <message>
        <source>Not in the minutes yet: %1. %2</source>
        <translation>Chưa có trong biên bản: %1. %2</translation>
    </message>
    <message>
        <source>Not given up: the minutes were changed in the meantime. Read them again, then decide.</source>
        <translation>Chưa bỏ: biên bản đã được thay đổi trong lúc này. Hãy đọc lại rồi quyết định.</translation>
    </message>
    <message>
        <source>Not signed, because a file could not be stored. Try again, or leave it out.</source>
        <translation>Chưa ký vì có tệp chưa lưu được. Thử lại, hoặc bỏ tệp đó.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::InspectionsModel</name>
    <message>
        <source>Establishment not named yet</source>
        <translation>Chưa ghi tên cơ sở</translation>
    </message>
    <message>
        <source>no decision number</source>
        <translation>chưa có số quyết định</translation>
    </message>
    <message>
        <source>Decision %1</source>
        <translation>Quyết định %1</translation>
    </message>
    <message>
        <source>%1, revision %2</source>
        <translation>%1, lần sửa %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n mặt hàng</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Chưa quét gì</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Bản nháp</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Đã ký</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Bản nháp</translation>
    </message>
    <message>
        <source>%1 of the latest %2 inspections</source>
        <translation>%1 trong %2 đợt kiểm tra gần nhất</translation>
    </message>
    <message>
        <source>%1 of %2 inspections</source>
        <translation>%1 trong %2 đợt kiểm tra</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Mọi trạng thái</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Mọi kết quả</translation>
    </message>
</context>
<context>
    <name>nqi::ui::LockModel</name>
    <message>
        <source>A passphrase opens the data of this device; without it nobody can read them.</source>
        <translation>Cụm mật khẩu mở dữ liệu của thiết bị này; không có nó thì không ai đọc được.</translation>
    </message>
    <message>
        <source>The keychain of this computer opens the data for whoever is logged in.</source>
        <translation>Kho khóa của máy này mở dữ liệu cho người đang đăng nhập.</translation>
    </message>
    <message>
        <source>Whoever can use this computer can read the data. Set a passphrase before it leaves the office.</source>
        <translation>Ai dùng được máy này đều đọc được dữ liệu. Hãy đặt cụm mật khẩu trước khi mang máy ra khỏi cơ quan.</translation>
    </message>
    <message>
        <source>That is not right. Nothing was changed: check the keyboard (Caps Lock, Telex) and try again.</source>
        <translation>Chưa đúng. Không có gì thay đổi: hãy kiểm tra bàn phím (Caps Lock, Telex) rồi thử lại.</translation>
    </message>
    <message>
        <source>Too short: take at least six characters.</source>
        <translation>Quá ngắn: hãy dùng ít nhất sáu ký tự.</translation>
    </message>
    <message>
        <source>The keychain of this computer does not keep the key. Nothing was changed: set a passphrase.</source>
        <translation>Kho khóa của máy này không giữ được khóa. Không có gì thay đổi: hãy đặt cụm mật khẩu.</translation>
    </message>
    <message>
        <source>There is not enough memory to check the passphrase. Close other programs and try again.</source>
        <translation>Không đủ bộ nhớ để kiểm tra cụm mật khẩu. Hãy đóng bớt chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>The key cannot be written. Nothing was changed: check the space and the permissions of the data folder.</source>
        <translation>Không ghi được khóa. Không có gì thay đổi: hãy kiểm tra dung lượng trống và quyền của thư mục dữ liệu.</translation>
    </message>
    <message>
        <source>Other users can read the key file, so it is not used. Ask your administrator to restore its permissions; nothing is lost.</source>
        <translation>Người dùng khác đọc được tệp khóa nên tệp không được dùng. Hãy nhờ quản trị viên khôi phục quyền; không mất gì.</translation>
    </message>
    <message>
        <source>The key file of this device cannot be read. Nothing was changed or deleted: keep the data folder and ask your administrator.</source>
        <translation>Không đọc được tệp khóa của thiết bị này. Không có gì bị thay đổi hay xóa: hãy giữ nguyên thư mục dữ liệu và báo quản trị viên.</translation>
    </message>
    <message>
        <source>The hub has revoked this device. Only your administrator has the code that opens its data.</source>
        <translation>Trung tâm đã thu hồi thiết bị này. Chỉ quản trị viên có mã mở dữ liệu của nó.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::NewsModel</name>
    <message numerus="yes">
        <source>%n new serious alert(s)</source>
        <translation>
            <numerusform>%n cảnh báo nghiêm trọng mới</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n about goods that you recorded</source>
        <translation>
            <numerusform>%n về hàng hóa bạn đã ghi nhận</numerusform>
        </translation>
    </message>
    <message>
        <source>You recorded these goods: finding No. %1, %2</source>
        <translation>Bạn đã ghi nhận hàng này: phát hiện số %1, %2</translation>
    </message>
    <message>
        <source>Open NQI Inspector to read.</source>
        <translation>Mở NQI Inspector để đọc.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ProfileModel</name>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Không đọc được tệp %1: %2</translation>
    </message>
    <message>
        <source>Nothing was taken over: the settings file cannot be written.</source>
        <translation>Chưa áp dụng gì: không ghi được tệp cài đặt.</translation>
    </message>
    <message>
        <source>The profile “%1” is in use.</source>
        <translation>Đang dùng hồ sơ cài đặt “%1”.</translation>
    </message>
    <message>
        <source>Nothing was changed back: the settings file cannot be written.</source>
        <translation>Chưa khôi phục gì: không ghi được tệp cài đặt.</translation>
    </message>
    <message>
        <source>The settings are as before the profile.</source>
        <translation>Các cài đặt đã trở lại như trước khi áp dụng hồ sơ.</translation>
    </message>
    <message>
        <source>The profile cannot be written: %1</source>
        <translation>Không ghi được hồ sơ cài đặt: %1</translation>
    </message>
    <message>
        <source>The profile is in %1.</source>
        <translation>Hồ sơ cài đặt nằm trong tệp %1.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::RecordModel</name>
    <message>
        <source>This device has no such record any more.</source>
        <translation>Thiết bị này không còn bản ghi đó.</translation>
    </message>
    <message>
        <source>The chain of one item or lot is drawn when its code is scanned.</source>
        <translation>Chuỗi lưu thông của một món hàng hoặc lô được vẽ khi quét mã.</translation>
    </message>
    <message>
        <source>Nothing was found here on this device before.</source>
        <translation>Trên thiết bị này chưa từng phát hiện gì ở đây.</translation>
    </message>
    <message>
        <source>No events of this lot as a whole are recorded. The chain of one item is drawn when its code is scanned.</source>
        <translation>Không có sự kiện nào được ghi nhận cho cả lô này. Chuỗi của từng sản phẩm được vẽ khi quét mã của nó.</translation>
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
        <translation>tính đến %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Số lô</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Số sê-ri</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>Hạn sử dụng</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Sử dụng tốt nhất trước</translation>
    </message>
    <message>
        <source>Manufacture date</source>
        <translation>Ngày sản xuất</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Thương hiệu</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Kiểu loại</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Nhà sản xuất</translation>
    </message>
    <message>
        <source>Declared origin</source>
        <translation>Xuất xứ khai báo</translation>
    </message>
    <message>
        <source>Net quantity</source>
        <translation>Định lượng</translation>
    </message>
    <message>
        <source>HS code</source>
        <translation>Mã số HS</translation>
    </message>
    <message>
        <source>Company prefix held by</source>
        <translation>Chủ tiền tố mã doanh nghiệp</translation>
    </message>
    <message>
        <source>No national data on this device: only the code itself was read.</source>
        <translation>Thiết bị không có dữ liệu quốc gia: chỉ đọc được bản thân mã.</translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation>Dữ liệu tính đến %1</translation>
    </message>
    <message>
        <source>This device has no traceability data.</source>
        <translation>Thiết bị này không có dữ liệu truy xuất nguồn gốc.</translation>
    </message>
    <message>
        <source>No event is recorded as of %1.</source>
        <translation>Không có sự kiện nào được ghi nhận tính đến %1.</translation>
    </message>
    <message>
        <source>No event is recorded.</source>
        <translation>Không có sự kiện nào được ghi nhận.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ScanModel</name>
    <message>
        <source>Too dark: more light, please</source>
        <translation>Quá tối: cần thêm ánh sáng</translation>
    </message>
    <message>
        <source>Glare: tilt the package a little</source>
        <translation>Bị lóa: hãy nghiêng bao bì một chút</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Đưa lại gần hơn</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Giữ yên máy</translation>
    </message>
    <message>
        <source>The camera is gone. What was scanned is kept; plug it in again or choose another source. %1</source>
        <translation>Mất kết nối máy ảnh. Những gì đã quét vẫn còn; hãy cắm lại hoặc chọn nguồn khác. %1</translation>
    </message>
    <message>
        <source>No camera is connected. Open a picture, a folder or a video, or type the code.</source>
        <translation>Chưa có máy ảnh. Hãy mở ảnh, thư mục hoặc video, hoặc nhập mã.</translation>
    </message>
    <message>
        <source>The camera “%1” cannot be used now.</source>
        <translation>Hiện không dùng được máy ảnh “%1”.</translation>
    </message>
    <message>
        <source>“%1” is not there.</source>
        <translation>Không tìm thấy “%1”.</translation>
    </message>
    <message>
        <source>“%1” is empty (0 bytes). Take or copy the picture again.</source>
        <translation>“%1” là tệp rỗng (0 byte). Hãy chụp hoặc sao chép lại ảnh.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: damaged, cut short, or not a picture or video.</source>
        <translation>Không đọc được “%1”: tệp hỏng, bị cụt, hoặc không phải ảnh hay video.</translation>
    </message>
    <message>
        <source>“%1” is too large to search. Make it smaller than 16,384 pixels a side.</source>
        <translation>“%1” quá lớn để tìm mã. Hãy thu nhỏ mỗi cạnh dưới 16.384 điểm ảnh.</translation>
    </message>
    <message>
        <source>There is no picture in “%1”.</source>
        <translation>Không có ảnh nào trong “%1”.</translation>
    </message>
    <message>
        <source>“%1” stopped sending pictures. What was scanned is kept; open it again.</source>
        <translation>“%1” ngừng gửi hình. Những gì đã quét vẫn còn; hãy mở lại.</translation>
    </message>
    <message>
        <source>This picture cannot be searched for codes: it is too large or damaged.</source>
        <translation>Không tìm được mã trong ảnh này: ảnh quá lớn hoặc bị hỏng.</translation>
    </message>
    <message>
        <source>No code was found in “%1”. Take the picture closer, sharper, or with more light, or type the digits under the code.</source>
        <translation>Không tìm thấy mã trong “%1”. Hãy chụp gần hơn, rõ hơn, sáng hơn, hoặc nhập dãy số dưới mã.</translation>
    </message>
    <message>
        <source>Type or paste a code first.</source>
        <translation>Hãy nhập hoặc dán mã trước.</translation>
    </message>
    <message>
        <source>“%1” is cut short: the end of the picture is missing. Copy it again.</source>
        <translation>“%1” bị cụt: thiếu phần cuối của ảnh. Hãy sao chép lại.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Chưa đọc được</translation>
    </message>
    <message>
        <source>The scanner&apos;s letters were changed on their way in. %1: %2</source>
        <translation>Ký tự của máy đọc đã bị thay đổi trên đường đến. %1: %2</translation>
    </message>
    <message>
        <source>Type the address that the camera or the phone shows.</source>
        <translation>Hãy nhập địa chỉ mà máy ảnh hoặc điện thoại hiển thị.</translation>
    </message>
    <message>
        <source>An address begins with http://, https:// or rtsp://.</source>
        <translation>Địa chỉ bắt đầu bằng http://, https:// hoặc rtsp://.</translation>
    </message>
    <message>
        <source>The address names no camera: after “//” comes its name or number, such as 192.168.1.20.</source>
        <translation>Địa chỉ chưa có tên máy: sau “//” là tên hoặc số của máy ảnh, ví dụ 192.168.1.20.</translation>
    </message>
    <message>
        <source>The number after “:” is no port. A “/”, “:” or “@” in a password is written %2F, %3A or %40.</source>
        <translation>Số sau “:” không phải là cổng. Ký tự “/”, “:” hoặc “@” trong mật khẩu phải viết là %2F, %3A hoặc %40.</translation>
    </message>
    <message>
        <source>The address holds a space or a sign that no address has.</source>
        <translation>Địa chỉ có dấu cách hoặc ký tự không địa chỉ nào có.</translation>
    </message>
    <message>
        <source>Connecting to “%1”…</source>
        <translation>Đang kết nối tới “%1”…</translation>
    </message>
    <message>
        <source>“%1” stopped sending pictures. What was scanned is kept; it is tried again in %2 s.</source>
        <translation>“%1” ngừng gửi hình. Những gì đã quét vẫn còn; sẽ thử lại sau %2 giây.</translation>
    </message>
    <message>
        <source>No pictures come from “%1”. Check the address, the user name and password, and that this device is in the same network. It is tried again in %2 s.</source>
        <translation>Không có hình từ “%1”. Hãy kiểm tra địa chỉ, tên và mật khẩu, và xem thiết bị này có cùng mạng không. Sẽ thử lại sau %2 giây.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::ScannerModel</name>
    <message>
        <source>Too short for a scan</source>
        <translation>Quá ngắn để là một lần quét</translation>
    </message>
    <message>
        <source>Fewer than %1 characters are taken for typing.</source>
        <translation>Ít hơn %1 ký tự được coi là gõ tay.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::SearchModel</name>
    <message>
        <source>Products</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Doanh nghiệp</translation>
    </message>
    <message>
        <source>Company prefixes</source>
        <translation>Tiền tố mã doanh nghiệp</translation>
    </message>
    <message>
        <source>Alerts about this lot</source>
        <translation>Cảnh báo về lô này</translation>
    </message>
    <message>
        <source>Traceability codes of this lot</source>
        <translation>Mã truy xuất của lô này</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Giấy chứng nhận</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Công bố</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Conformity assessment bodies</source>
        <translation>Tổ chức đánh giá sự phù hợp</translation>
    </message>
    <message>
        <source>Look for anything</source>
        <translation>Tìm bất cứ điều gì</translation>
    </message>
    <message>
        <source>Nothing recorded for “%1”</source>
        <translation>Không có bản ghi nào cho “%1”</translation>
    </message>
    <message>
        <source>Names cannot be searched yet</source>
        <translation>Chưa tìm được theo tên</translation>
    </message>
    <message>
        <source>A name, a number on the package, a tax code, a certificate, a lot. Accents need not be typed.</source>
        <translation>Tên, số trên bao bì, mã số thuế, giấy chứng nhận, số lô. Không cần gõ dấu.</translation>
    </message>
    <message>
        <source>The index of names is made after the first download. Numbers are found all the same.</source>
        <translation>Chỉ mục tên được lập sau lần tải đầu tiên. Vẫn tìm được theo số.</translation>
    </message>
    <message>
        <source>Searched: %1 of %2 datasets on this device</source>
        <translation>Đã tìm: %1 trong %2 bộ dữ liệu trên thiết bị này</translation>
    </message>
    <message>
        <source>%1, as of %2. What is not here may be recorded elsewhere.</source>
        <translation>%1, tính đến %2. Điều không có ở đây có thể được ghi nhận ở nơi khác.</translation>
    </message>
    <message>
        <source>%1. What is not here may be recorded elsewhere.</source>
        <translation>%1. Điều không có ở đây có thể được ghi nhận ở nơi khác.</translation>
    </message>
    <message>
        <source>Products with events of this lot</source>
        <translation>Sản phẩm có sự kiện của lô này</translation>
    </message>
</context>
<context>
    <name>nqi::ui::SettingsModel</name>
    <message>
        <source>This setting holds until the app is closed: the settings file cannot be written. Check the free space and the permissions of the data folder.</source>
        <translation>Cài đặt này chỉ giữ đến khi đóng ứng dụng: không ghi được tệp cài đặt. Hãy kiểm tra dung lượng trống và quyền truy cập thư mục dữ liệu.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::StickModel</name>
    <message>
        <source>The stick is full. Nothing is lost on this device: use a larger one, or free its space.</source>
        <translation>USB đã đầy. Không mất gì trên thiết bị này: hãy dùng USB lớn hơn hoặc giải phóng dung lượng.</translation>
    </message>
    <message>
        <source>The stick cannot be written: is it locked against writing, or gone? Nothing is lost on this device.</source>
        <translation>Không ghi được vào USB: USB bị khóa ghi hoặc đã rút ra? Không mất gì trên thiết bị này.</translation>
    </message>
    <message>
        <source>This is no folder of this computer: choose the stick, or a folder on it.</source>
        <translation>Đây không phải thư mục của máy này: hãy chọn USB hoặc một thư mục trên đó.</translation>
    </message>
    <message>
        <source>This device is not enrolled at a hub yet, so nothing can be sealed for one. Enrol it first; findings are kept until then.</source>
        <translation>Thiết bị chưa được đăng ký với trung tâm nào nên chưa thể niêm phong dữ liệu để gửi. Hãy đăng ký trước; các phát hiện vẫn được giữ tới lúc đó.</translation>
    </message>
    <message>
        <source>Nothing waits: the hub holds everything that was recorded here.</source>
        <translation>Không có gì chờ gửi: trung tâm đã có mọi thứ được ghi ở đây.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n phát hiện</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>Sealed: only the hub can open it. Take the stick to the hub, and bring it back with the receipts; until then everything stays on this device, too.</source>
        <translation>Đã niêm phong: chỉ trung tâm mở được. Hãy mang USB tới trung tâm rồi mang về cùng biên nhận; cho tới lúc đó mọi thứ vẫn còn trên thiết bị này.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read on this device: their findings went without them, and the hub says so. Tell your administrator.</source>
        <translation>
            <numerusform>Không đọc được %n tệp trên thiết bị này: phát hiện liên quan được gửi thiếu tệp, trung tâm sẽ báo lại. Hãy báo người quản trị.</numerusform>
        </translation>
    </message>
    <message>
        <source>This device is not enrolled at a hub yet: it cannot know whose data to trust. Enrol it first.</source>
        <translation>Thiết bị chưa được đăng ký với trung tâm nào nên không biết tin dữ liệu của ai. Hãy đăng ký trước.</translation>
    </message>
    <message>
        <source>Nothing for this device is on this stick: no receipts of the hub and no national data.</source>
        <translation>Trên USB này không có gì cho thiết bị: không có biên nhận của trung tâm, không có dữ liệu quốc gia.</translation>
    </message>
    <message>
        <source>The receipts cannot be taken: %1</source>
        <translation>Không nhận được biên nhận: %1</translation>
    </message>
    <message numerus="yes">
        <source>The hub holds %n finding(s) of this stick with all their files.</source>
        <translation>
            <numerusform>Trung tâm đã có %n phát hiện trong USB này cùng mọi tệp.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n finding(s) it misses files: they stay here and go again.</source>
        <translation>
            <numerusform>%n phát hiện còn thiếu tệp: vẫn giữ ở đây và sẽ gửi lại.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) are not of this hub or not for this device, and were not taken. Tell your administrator.</source>
        <translation>
            <numerusform>%n biên nhận không phải của trung tâm này hoặc không dành cho thiết bị này nên không được nhận. Hãy báo người quản trị.</numerusform>
        </translation>
    </message>
    <message>
        <source>Newer national data are in use now.</source>
        <translation>Đã dùng dữ liệu quốc gia mới hơn.</translation>
    </message>
    <message>
        <source>The national data on the stick are no newer than those on this device.</source>
        <translation>Dữ liệu quốc gia trên USB không mới hơn dữ liệu trên thiết bị này.</translation>
    </message>
    <message>
        <source>Stopped: nothing for the hub is on the stick. Everything is still on this device.</source>
        <translation>Đã dừng: trên USB không có gì cho trung tâm. Mọi thứ vẫn còn trên thiết bị này.</translation>
    </message>
    <message numerus="yes">
        <source>The hub has refused %n finding(s): they are on this device alone. The findings page says why.</source>
        <translation>
            <numerusform>Trung tâm đã từ chối %n phát hiện: chúng chỉ còn trên thiết bị này. Trang phát hiện nêu lý do.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else waits.</source>
        <translation>Không còn gì khác đang chờ.</translation>
    </message>
    <message>
        <source>Stopped. Newer national data were taken before that and are in use now.</source>
        <translation>Đã dừng. Trước khi dừng đã nhận dữ liệu quốc gia mới hơn và dữ liệu này đang được sử dụng.</translation>
    </message>
    <message>
        <source>Stopped: no national data were taken from the stick. Those that this device had stay in use.</source>
        <translation>Đã dừng: chưa nhận dữ liệu quốc gia nào từ USB. Dữ liệu sẵn có trên thiết bị vẫn được sử dụng.</translation>
    </message>
    <message>
        <source>Receipts of the hub were not taken either: read the stick again to take them.</source>
        <translation>Biên nhận của trung tâm cũng chưa được nhận: hãy đọc lại USB để nhận.</translation>
    </message>
</context>
<context>
    <name>nqi::ui::SyncModel</name>
    <message>
        <source>No hub is set: findings stay on this device</source>
        <translation>Chưa đặt trung tâm: phát hiện được giữ trên thiết bị</translation>
    </message>
    <message>
        <source>none since the app was started</source>
        <translation>chưa có từ khi mở ứng dụng</translation>
    </message>
    <message>
        <source>No national data on this device</source>
        <translation>Thiết bị không có dữ liệu quốc gia</translation>
    </message>
    <message>
        <source>The national data on this device is damaged</source>
        <translation>Dữ liệu quốc gia trên thiết bị bị hỏng</translation>
    </message>
    <message>
        <source>The national data needs a newer version of the app</source>
        <translation>Dữ liệu quốc gia cần phiên bản ứng dụng mới hơn</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Phiên bản %1</translation>
    </message>
    <message>
        <source>Codes can be read, but nothing can be compared. Synchronise when there is a network.</source>
        <translation>Đọc được mã nhưng không có gì để đối chiếu. Hãy đồng bộ khi có mạng.</translation>
    </message>
    <message>
        <source>Data as of %1 (%2)</source>
        <translation>Dữ liệu tính đến %1 (%2)</translation>
    </message>
    <message>
        <source>Talking to the hub…</source>
        <translation>Đang liên lạc với trung tâm…</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) received by the hub</source>
        <translation>
            <numerusform>Trung tâm đã nhận %n phát hiện</numerusform>
        </translation>
    </message>
    <message>
        <source>The national data was renewed</source>
        <translation>Đã cập nhật dữ liệu quốc gia</translation>
    </message>
    <message>
        <source>Everything is up to date</source>
        <translation>Mọi thứ đã cập nhật</translation>
    </message>
    <message>
        <source>Alerts and small changes are here. %1 wait for a line that costs nothing.</source>
        <translation>Cảnh báo và thay đổi nhỏ đã có. %1 chờ mạng không tính phí.</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Đang cập nhật…</translation>
    </message>
    <message>
        <source>Updating: %1 % · %2 of %3</source>
        <translation>Đang cập nhật: %1 % · %2/%3</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>còn %n giây</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>còn %n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What has arrived is kept; the next update goes on from there.</source>
        <translation>Đã dừng. Phần đã tải được giữ lại; lần cập nhật sau tiếp tục từ đó.</translation>
    </message>
    <message>
        <source>Paused: nothing is sent or fetched. What you record is kept on this device.</source>
        <translation>Đã tạm dừng: không gửi và không tải gì. Những gì bạn ghi được giữ trên thiết bị này.</translation>
    </message>
    <message>
        <source>This device is known at the hub now</source>
        <translation>Thiết bị này đã được đăng ký tại trung tâm</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n giờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 ahead: the hub&apos;s says %2.</source>
        <translation>Đồng hồ của thiết bị nhanh %1: đồng hồ của trung tâm là %2.</translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 behind: the hub&apos;s says %2.</source>
        <translation>Đồng hồ của thiết bị chậm %1: đồng hồ của trung tâm là %2.</translation>
    </message>
    <message>
        <source>What you record gets the device&apos;s time. Set the clock before you go on; what is recorded already keeps its time, so write down the difference in the minutes.</source>
        <translation>Những gì bạn ghi nhận mang giờ của thiết bị. Hãy chỉnh đồng hồ trước khi làm tiếp; những gì đã ghi giữ nguyên giờ cũ, nên ghi rõ độ lệch vào biên bản.</translation>
    </message>
    <message>
        <source>age not known</source>
        <translation>chưa rõ thời điểm</translation>
    </message>
</context>
<context>
    <name>nqi::ui::TablesModel</name>
    <message>
        <source>This is no folder of this computer: choose another.</source>
        <translation>Đây không phải thư mục của máy này: hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder, or free some space.</source>
        <translation>Không ghi được %1: %2. Hãy chọn thư mục khác hoặc giải phóng dung lượng.</translation>
    </message>
    <message>
        <source>Written to %1: %2. These files are not sealed: whoever has them can read them.</source>
        <translation>Đã ghi vào %1: %2. Các tệp này không được niêm phong: ai có tệp đều đọc được.</translation>
    </message>
    <message>
        <source>Stopped: no file was written.</source>
        <translation>Đã dừng: không có tệp nào được ghi.</translation>
    </message>
</context>
</TS>
