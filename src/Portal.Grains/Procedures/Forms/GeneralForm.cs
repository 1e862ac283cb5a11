using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Grains.Procedures.Forms;

/// <summary>
/// The form of a procedure that has none of its own, after its subjects and components: who asks, for what, how the
/// result shall be handed over, and which of the papers that only certain cases need go with the dossier.
/// </summary>
internal static class GeneralForm
{
    private const int MaxLabel = 300;

    public static FormSchema For(ProcedureVersion procedure)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            Write(json, procedure);
        }

        return FormSchema.Parse(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ProcedureVersion procedure)
    {
        var person = procedure.Subjects.Contains(SubjectKind.Citizen);
        var body = procedure.Subjects.Any(subject => subject != SubjectKind.Citizen);
        json.WriteStartObject();
        json.WriteString("x-procedure", procedure.Code);
        json.WriteString("type", "object");
        WriteText(json, "title", procedure.Name, null);
        WriteSections(json, body);
        json.WriteStartObject("properties");
        WriteApplicant(json, onBehalf: body && !person);
        if (body)
            WriteBody(json);

        WriteRequest(json, procedure);
        json.WriteEndObject();
        WriteRequired(json, ["applicant", .. body && !person ? ["organisation"] : Array.Empty<string>(), "request"]);
        json.WriteEndObject();
    }

    private static void WriteSections(Utf8JsonWriter json, bool body)
    {
        json.WriteStartObject("x-sections");
        WriteText(json, "applicant", "Người nộp hồ sơ", "Applicant");
        if (body)
            WriteText(json, "organisation", "Doanh nghiệp, tổ chức", "Enterprise, organisation");

        WriteText(json, "request", "Nội dung đề nghị", "Request");
        json.WriteEndObject();
    }

    private static void WriteApplicant(Utf8JsonWriter json, bool onBehalf)
    {
        StartGroup(json, "applicant", "Người nộp hồ sơ", "Applicant");
        WriteField(json, "fullName", "Họ và tên", "Full name", maxLength: 100);
        WriteField(json, "personalNumber", "Số định danh cá nhân", "Personal number", "personal-number");
        WriteField(json, "birthDate", "Ngày sinh", "Date of birth", "date");
        WriteField(json, "phone", "Số điện thoại", "Telephone", "phone");
        WriteField(json, "address", "Nơi cư trú", "Place of residence", maxLength: 300);
        if (onBehalf)
            WriteField(json, "position", "Chức vụ", "Position", maxLength: 100);

        json.WriteEndObject();
        WriteRequired(json, "fullName", "personalNumber", "phone", "address");
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json)
    {
        StartGroup(json, "organisation", "Doanh nghiệp, tổ chức", "Enterprise, organisation");
        WriteField(json, "name", "Tên", "Name", maxLength: 300);
        WriteField(json, "taxCode", "Mã số doanh nghiệp, mã số thuế", "Enterprise code, tax code", "tax-code");
        WriteField(json, "address", "Địa chỉ trụ sở", "Address of the head office", maxLength: 300);
        WriteField(json, "representative", "Người đại diện theo pháp luật", "Legal representative", maxLength: 100);
        json.WriteEndObject();
        WriteRequired(json, "name", "taxCode", "address");
        json.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter json, ProcedureVersion procedure)
    {
        StartGroup(json, "request", "Nội dung đề nghị", "Request");
        WriteField(json, "content", "Nội dung đề nghị giải quyết", "What is asked for", maxLength: 4000);
        WritePapers(json, procedure);
        WriteDelivery(json, counter: procedure.OnlineKind != OnlineKind.Full);
        json.WriteStartObject("truthfulness");
        json.WriteString("type", "boolean");
        json.WriteBoolean("const", true);
        WriteText(json, "title", "Tôi cam đoan nội dung khai là đúng sự thật", "I declare that what I state is true");
        json.WriteEndObject();
        json.WriteEndObject();
        WriteRequired(json, "content", "resultDelivery", "truthfulness");
        json.WriteEndObject();
    }

    /// <summary>Level 4 has no step in person, so its result is electronic or comes by post.</summary>
    private static void WriteDelivery(Utf8JsonWriter json, bool counter)
    {
        json.WriteStartObject("resultDelivery");
        json.WriteString("type", "string");
        WriteText(json, "title", "Cách nhận kết quả", "How to receive the result");
        json.WriteStartArray("enum");
        json.WriteStringValue("online");
        json.WriteStringValue("post");
        if (counter)
            json.WriteStringValue("counter");

        json.WriteEndArray();
        json.WriteStartObject("x-labels");
        WriteText(json, "online", "Trực tuyến (bản điện tử)", "Online (electronic copy)");
        WriteText(json, "post", "Qua bưu chính công ích", "By public post");
        if (counter)
            WriteText(json, "counter", "Tại bộ phận một cửa", "At the one-stop counter");

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Papers that depend on the case: the applicant ticks those that go with the dossier.</summary>
    private static void WritePapers(Utf8JsonWriter json, ProcedureVersion procedure)
    {
        var optional = procedure.Components
            .Where(component => !component.Required && !component.FromForm && component.Database is null).ToList();
        if (optional.Count == 0)
            return;

        json.WriteStartObject("papers");
        json.WriteString("type", "array");
        WriteText(json, "title", "Giấy tờ kèm theo tùy trường hợp", "Papers for the case at hand");
        json.WriteNumber("maxItems", optional.Count);
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteStartArray("enum");
        foreach (var component in optional)
            json.WriteStringValue(component.Id);

        json.WriteEndArray();
        json.WriteStartObject("x-labels");
        foreach (var component in optional)
            WriteText(json, component.Id, Short(component.Name), null);

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Short(string name)
    {
        if (name.Length <= MaxLabel)
            return name;

        var end = MaxLabel - 1;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)] + "…";
    }

    private static void StartGroup(Utf8JsonWriter json, string name, string vi, string en)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "object");
        json.WriteString("x-section", name);
        WriteText(json, "title", vi, en);
        json.WriteStartObject("properties");
    }

    private static void WriteField(
        Utf8JsonWriter json, string name, string vi, string en, string? format = null, int? maxLength = null)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "string");
        WriteText(json, "title", vi, en);
        if (format is not null)
            json.WriteString("format", format);

        if (maxLength is { } max)
            json.WriteNumber("maxLength", max);

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string vi, string? en)
    {
        json.WriteStartObject(name);
        json.WriteString("vi", vi);
        if (en is not null)
            json.WriteString("en", en);

        json.WriteEndObject();
    }

    private static void WriteRequired(Utf8JsonWriter json, params string[] names)
    {
        json.WriteStartArray("required");
        foreach (var name in names)
            json.WriteStringValue(name);

        json.WriteEndArray();
    }
}
