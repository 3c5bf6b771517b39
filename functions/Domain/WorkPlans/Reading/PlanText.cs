namespace Mandates.Domain.WorkPlans.Reading;

/// <summary>From bytes to a JSON object, or to a sentence on why they are not one.</summary>
internal static class PlanText
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>What people put into JSON that JSON does not have; each is tried in turn to name the cause.</summary>
    private static readonly (string Code, Sentence Remedy, JsonDocumentOptions Tolerant)[] Habits =
    [
        ("comment", "There is a comment. JSON has no comments: remove it.",
            Strict with { CommentHandling = JsonCommentHandling.Skip }),
        ("trailing-comma", "There is a comma after the last item, just before this place. Remove it.",
            Strict with { AllowTrailingCommas = true }),
        ("too-deep", "The brackets are nested deeper than 32 levels, and a plan needs fewer than ten. Remove the needless ones.",
            Strict with { MaxDepth = 1000 }),
    ];

    public static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> file)
    {
        if (file.Length > WorkPlanReader.MaximumBytes)
            throw Refusal.Whole("too-large", "The file is larger than 1 MiB, which no plan needs. Check that it is the right file.");
        if (file.Span.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        if (OtherEncoding(file.Span) is { } other)
            throw Refusal.Whole("not-utf8", $"The file is {other} text, not UTF-8. Save it again with the encoding UTF-8.");
        if (!System.Text.Unicode.Utf8.IsValid(file.Span))
            throw Refusal.Whole("not-utf8", "The file is not UTF-8 text. Save it again with the encoding UTF-8.");
        if (file.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw Refusal.Whole("empty", "The file is empty. Start from the sample plan.");
        return file;
    }

    /// <summary>By its byte order mark or, since JSON begins with a character of ASCII, by the zeros around that.</summary>
    private static string? OtherEncoding(ReadOnlySpan<byte> file) => file switch
    {
        [0, 0, 0xFE, 0xFF, ..] or [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0, not 0, ..] or [not 0, 0, 0, 0, ..] => "UTF-32",
        [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, not 0, ..] or [not 0, 0, ..] => "UTF-16",
        _ => null,
    };

    public static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text, Strict);
        }
        catch (JsonException e)
        {
            var place = Place(text.Span, e);
            var (code, remedy, _) = Array.Find(Habits, habit => FirstFault(text, habit.Tolerant) != place);
            remedy ??= "Look there, or just before, for a missing comma, quotation mark or bracket.";
            throw Refusal.Whole(code ?? "not-json", $"The file is not JSON that can be read: see line {place.Line}, column {place.Column}. {remedy}", e);
        }
    }

    private static (int Line, int Column)? FirstFault(ReadOnlyMemory<byte> text, JsonDocumentOptions options)
    {
        try
        {
            JsonDocument.Parse(text, options).Dispose();
            return null;
        }
        catch (JsonException e)
        {
            return Place(text.Span, e);
        }
    }

    /// <summary>Line and column from 1, in characters, as an editor shows them.</summary>
    private static (int Line, int Column) Place(ReadOnlySpan<byte> text, JsonException e)
    {
        var line = (int)(e.LineNumber ?? 0);
        for (var skip = line; skip > 0; skip--) text = text[(text.IndexOf((byte)'\n') + 1)..];
        return (line + 1, Encoding.UTF8.GetCharCount(text[..(int)(e.BytePositionInLine ?? 0)]) + 1);
    }
}
