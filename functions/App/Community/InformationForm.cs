using Mandates.Functions.Web;

namespace Mandates.Functions.Community;

/// <summary>What is to be published, beside its file.</summary>
public sealed record NewInformation(InformationKind Kind, Language Language, Titles Titles, string? Link = null);

/// <summary>The data of a publication, as the form of the page and the multipart body of the API carry them.</summary>
internal static class InformationForm
{
    /// <param name="said">What was given for a field: kind, language, title-en, title-es, title-fr, title-pt.</param>
    /// <exception cref="ProblemException">422 for a kind or a language that is none.</exception>
    public static NewInformation Read(Func<string, string> said)
    {
        var kind = Enum.GetValues<InformationKind>().Select(k => (InformationKind?)k).FirstOrDefault(k => Words.Camel(k!.Value) == said("kind"));
        var language = LanguageCode.Parse(said("language"));
        return kind is { } given && language is { } of
            ? new(given, of, new(Title(Language.English), Title(Language.Spanish), Title(Language.French), Title(Language.Portuguese)))
            : throw ProblemException.Unprocessable("The document was not published.", ["Say what it is ('kind': information, statement or conceptNote) and in which language it is written ('language': en, es, fr or pt)."]);

        string? Title(Language l) => said($"title-{l.Code()}") is { Length: > 0 } title ? title : null;
    }
}
