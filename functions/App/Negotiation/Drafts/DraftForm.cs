using Mandates.Functions.Negotiation.Drafts.Import;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>The form in which a text comes: typed, or as a Word document or Markdown file; shown first, then confirmed.</summary>
internal static class DraftForm
{
    // A Word document is carried to the confirmation as text in a form field.
    private const int MostWordBytes = 2 * 1024 * 1024;
    private const int MostTextBytes = 1024 * 1024;
    private const string WordField = "word";
    private const string TextField = "markdown";
    private static readonly string[] Beside = ["in", "corrects"];

    private static readonly string[] TextNames = [".md", ".markdown", ".txt"];

    /// <exception cref="ProblemException">413 for a file that is too large, 415 for one of another kind, 422 for one that is no text.</exception>
    public static async Task<ConfirmedForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
        {
            return await ConfirmedForm.ReadAsync(request, cancellationToken);
        }

        var extension = Path.GetExtension(sent.FileName).ToLowerInvariant();
        var isWord = extension == ".docx";
        var type = isWord ? DraftType.Word : TextNames.Contains(extension) ? TypeOf(sent) : throw DraftType.Refused();
        var most = isWord ? MostWordBytes : MostTextBytes;
        if (sent.Length > most)
        {
            throw ProblemException.TooLarge(most);
        }

        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes, cancellationToken);
        KeyValuePair<string, string> text = isWord
            ? new(WordField, Convert.ToBase64String(bytes.ToArray()))
            : new(TextField, DraftFile.Characters(bytes.ToArray(), type.Charset).TrimStart('\uFEFF'));
        return new(new(Beside.SelectMany(name => form[name].Select(value => KeyValuePair.Create(name, value ?? ""))).Append(text)), false);
    }

    /// <summary>As <see cref="ConfirmedForm.AnswerAsync"/> does; a form without a text, too, comes back with the reason.</summary>
    public static Task<IResult> AnswerAsync(Func<Task<IResult>> act, Func<ProblemException, Task<IResult>> showAgain) =>
        ConfirmedForm.AnswerAsync(
            async () =>
            {
                try
                {
                    return await act();
                }
                catch (ProblemException empty) when (empty.Status == StatusCodes.Status400BadRequest)
                {
                    return await showAgain(empty);
                }
            },
            showAgain);

    /// <exception cref="ProblemException">400 when it is empty, 422 when it cannot be read.</exception>
    public static DraftFile FileOf(FormValues typed)
    {
        if (typed[WordField].Length == 0)
        {
            return DraftFile.Of(Encoding.UTF8.GetBytes(typed[TextField]), DraftType.Usual);
        }

        var bytes = new byte[typed[WordField].Length];
        return Convert.TryFromBase64String(typed[WordField], bytes, out var length)
            ? DraftFile.Of(bytes[..length], DraftType.Word)
            : throw ProblemException.Unprocessable("The draft was not published.", ["Choose the Word document again."]);
    }

    // Browsers know few extensions of Markdown, and say "bytes" or nothing of the others.
    private static DraftType TypeOf(IFormFile sent) =>
        sent.ContentType is null or "" || sent.ContentType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase) ? DraftType.Usual : DraftType.Of(sent.ContentType);
}
