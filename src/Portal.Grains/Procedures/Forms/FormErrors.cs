using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>The refusals of the validator: stable code, and in both languages what is wrong and what to do.</summary>
internal static class FormErrors
{
    public static FieldError NoJson(string at) => Of(at, "form.json",
        "Biểu mẫu không phải JSON hợp lệ; hãy gửi lại.", "The form is no valid JSON; send it again.");

    public static FieldError BrokenText(string at) => Of(at, "form.encoding",
        "Nội dung không phải UTF-8 hợp lệ; hãy nhập lại.", "The text is no valid UTF-8; enter it again.");

    public static FieldError TooLarge(string at) => Of(at, "form.too_large",
        "Biểu mẫu lớn hơn 64 KB; hãy rút gọn hoặc đính kèm tệp.", "The form exceeds 64 KB; shorten it or attach a file.");

    public static FieldError TooDeep(string at) => Of(at, "form.too_deep",
        "Dữ liệu lồng nhau quá 8 mức; hãy bỏ phần thừa.", "The data is nested deeper than 8 levels; remove the excess.");

    public static FieldError Required(string at) => Of(at, "form.required",
        "Trường bắt buộc; hãy điền.", "This field is required; fill it in.");

    public static FieldError MustBeTrue(string at) => Of(at, "form.must_be_true",
        "Cần xác nhận nội dung này để tiếp tục.", "Confirm this to go on.");

    public static FieldError Unknown(string at) => Of(at, "form.unknown_field",
        "Biểu mẫu không có trường này; hãy bỏ đi.", "The form has no such field; remove it.");

    public static FieldError Duplicate(string at) => Of(at, "form.duplicate_key",
        "Trường này xuất hiện hai lần; hãy giữ một.", "This field occurs twice; keep one.");

    public static FieldError ControlCharacter(string at) => Of(at, "form.control_character",
        "Văn bản chứa ký tự điều khiển; hãy nhập lại.", "The text contains a control character; enter it again.");

    public static FieldError Type(string at, FormType type) => type switch
    {
        FormType.Object => Of(at, "form.type", "Cần một nhóm trường.", "Give a group of fields."),
        FormType.Array => Of(at, "form.type", "Cần một danh sách.", "Give a list."),
        FormType.String => Of(at, "form.type", "Cần một chuỗi ký tự.", "Give a text."),
        FormType.Integer => Of(at, "form.type", "Cần một số nguyên.", "Give a whole number."),
        FormType.Number => Of(at, "form.type", "Cần một số.", "Give a number."),
        _ => Of(at, "form.type", "Cần true hoặc false.", "Give true or false."),
    };

    public static FieldError TooLong(string at, FormNode node) => Of(at, "form.too_long",
        $"Nhiều nhất {node.MaxLength} ký tự; hãy rút ngắn.", $"At most {node.MaxLength} characters; shorten it.");

    public static FieldError TooShort(string at, FormNode node) => Of(at, "form.too_short",
        $"Ít nhất {node.MinLength} ký tự.", $"At least {node.MinLength} characters.");

    public static FieldError TooMany(string at, FormNode node) => Of(at, "form.max_items",
        $"Nhiều nhất {node.MaxLength} mục; hãy bỏ bớt.", $"At most {node.MaxLength} entries; remove some.");

    public static FieldError TooFew(string at, FormNode node) => Of(at, "form.min_items",
        $"Ít nhất {node.MinLength} mục; hãy thêm.", $"At least {node.MinLength} entries; add some.");

    public static FieldError TooSmall(string at, FormNode node) => Of(at, "form.minimum",
        $"Nhỏ nhất là {node.Minimum}.", $"The least is {node.Minimum}.");

    public static FieldError TooGreat(string at, FormNode node) => Of(at, "form.maximum",
        $"Lớn nhất là {node.Maximum}.", $"The greatest is {node.Maximum}.");

    public static FieldError Choice(string at, FormNode node) => Of(at, "form.enum",
        $"Hãy chọn một trong: {List(node, "vi")}.", $"Choose one of: {List(node, "en")}.");

    public static FieldError Pattern(string at, FormNode node) => Of(at, "form.pattern",
        $"Không đúng mẫu; ví dụ: {node.Examples[0]}.", $"Not of the expected form; for example: {node.Examples[0]}.");

    public static FieldError Format(string at, FormFormat format) => format switch
    {
        FormFormat.Date => Of(at, "form.format.date",
            "Hãy nhập một ngày có thật, dạng 2026-08-31.", "Give a day that exists, such as 2026-08-31."),
        FormFormat.PersonalNumber => Of(at, "form.format.personal_number",
            "Số định danh gồm 12 chữ số, bắt đầu bằng mã tỉnh 001-096; hãy kiểm tra lại.",
            "A personal number has 12 digits and begins with a province code 001-096; check it."),
        FormFormat.TaxCode => Of(at, "form.format.tax_code",
            "Mã số thuế gồm 10 chữ số (hoặc 10-3) với chữ số kiểm tra đúng; hãy kiểm tra lại.",
            "A tax code has 10 digits (or 10-3) with a right check digit; check it."),
        _ => Of(at, "form.format.phone",
            "Hãy nhập số điện thoại Việt Nam, ví dụ 0912345678.", "Give a Vietnamese number such as 0912345678."),
    };

    private static string List(FormNode node, string language) => string.Join(
        ", ", node.Options.Take(10).Select(option => option.Label.In(language)))
        + (node.Options.Length > 10 ? ", ..." : "");

    private static FieldError Of(string at, string code, FormattableString vi, FormattableString en) =>
        new(at, code, new LocalizedText(FormattableString.Invariant(vi), FormattableString.Invariant(en)));

    private static FieldError Of(string at, string code, string vi, string en) => new(at, code, new LocalizedText(vi, en));
}
