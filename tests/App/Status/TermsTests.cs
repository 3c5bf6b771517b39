using System.Text.RegularExpressions;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Status;

/// <summary>One term for one thing, in each language: what docs/glossary.md decided, over all words of pages, sentences and letters.</summary>
public class TermsTests
{
    // The wrong word as a pattern, for which case counts unless it begins with (?i), and what is said instead.
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "en", @"(?i)must be mended", "must be corrected" },
        { "en", @"(?i)\bword (of|that) (the|where)\b", "notice of, summary of" },
        { "en", @"(?i)\btake (an|the) address book", "export, import" },
        { "en", @"(?i)\brule so\b", "confirm the ruling" },
        { "en", @"(?i)\bcalendar of all\b", "shared calendar" },
        { "en", @"(?i)\bis to recall\b", "is a reminder of" },
        { "en", @"(?i)\breply until\b", "reply by" },

        { "es", @"(?i)recopilaci", "compilación" },
        { "es", @"(?i)(paquete|documentación)", "expediente" },
        { "es", @"(Estados? m|estados? [Mm])iembro", "Estado Miembro" },
        { "es", @"(?i)\blibreta", "directorio" },
        { "es", @"(?i)(?<!\bacus\w+ (de )?)\brecibo\b", "acuse de recibo" },
        { "es", @"(?i)\badop(ción|tar|tad[oa])", "aprobación" },
        { "es", @"(?i)\bañ[aá]d", "agregar" },
        { "es", @"(?i)\bcorrigend", "corrigéndum" },
        { "es", @"(?i)\bpor revisar\b", "por examinar" },
        { "es", @"(?i)\bbandeja\b", "mensajes" },
        { "es", @"(?i)\bcomunicaci(ón|ones)\b", "mensaje" },
        { "es", @"\b(vicep|p)residencia|\bsecretaría", "Presidencia, Vicepresidencia, Secretaría" },
        { "es", @"\bgrupos? de trabajo", "Grupo de Trabajo" },
        { "es", @"(?i)\bestado del mandato", "situación del mandato" },
        { "es", @"(?i)\bpor correo\b(?! electrónico)", "por correo electrónico" },
        { "es", @"(?i)\bha sido designad|^designado\b|\bcolega\b|\w\(a\)", "a form without gender" },

        { "fr", @"(?i)\b(courrier|messagerie|e-mail)", "courriel" },
        { "fr", @"(?i)récépissé", "accusé de réception" },
        { "fr", @"(?i)\bboîtes? (d’envoi|aux lettres)", "messages, boîte électronique" },
        { "fr", @"(?i)\bl’avis\b|\bavis (qui|en échec|envoyé)", "message" },
        { "fr", @"(?<!-)\bprésidence|\bvice-présid|\bsecrétariat", "Présidence, Vice-présidence, Secrétariat" },
        { "fr", @"\bgroupes? de travail|Groupes? de Travail", "Groupe de travail" },
        { "fr", @"\bN(º|\.º)", "N°" },
        { "fr", @"(?i)\bplus qu(e \{0\}|’un) jour", "Il reste" },
        { "fr", @"(?i)^en retard$|\bréponses? en retard", "tardive" },
        { "fr", @"(?i)enregistr\w+ (une |la |cette |l’)(réunion|réponse|décision|accusé)", "consigner" },
        { "fr", @"(?i)à l’attention de :", "Destinataires :" },
        { "fr", @"(?i)\brépond\w+ avant le\b", "au plus tard le" },
        { "fr", @"(?i)\b(avez|as) été désigné\b|^désigné\b|\bcollègue\b|vice-présidents|\w\(e\)", "a form without gender" },

        { "pt", @"(?i)(documentação|dossiê)", "pacote" },
        { "pt", @"(?i)\bcorreio", "e-mail" },
        { "pt", @"(?i)\badoção", "aprovação" },
        { "pt", @"(?i)\bcorrigend(?!a\b)", "corrigenda" },
        { "pt", @"(?i)\bcaixa de (saída|entrada)", "mensagens" },
        { "pt", @"(?i)^atrasada$|\brespostas? atrasada|\bnão está atrasada", "tardia" },
        { "pt", @"(?<!-)\bpresidência|\bvice-presid|\bsecretaria\b(?!-)", "Presidência, Vice-Presidência, Secretaria" },
        { "pt", @"\bgrupos? de trabalho", "Grupo de Trabalho" },
        { "pt", @"(?i)\bsenhora?\b", "você, or a form without address" },
        { "pt", @"^(A sua|As suas|O seu|Os seus)\b", "Sua, Seu" },
        { "pt", @"(?i)^designado\b|\bum colega\b|\bobrigado\b|\w\(a\)", "a form without gender" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void One_thing_has_one_word(string language, string wrong, string right)
    {
        string[] found = [.. Words(language).Where(word => Regex.IsMatch(word.Text, wrong)).Select(word => $"{word.File}, {word.Key}: {word.Text}")];

        Assert.True(found.Length == 0, $"Say '{right}' in {language}:\n{string.Join('\n', found)}");
    }

    private static IEnumerable<(string File, string Key, string Text)> Words(string language)
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "functions", "Pages", "Words", language);
        foreach (var file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!)
            {
                yield return (Path.GetRelativePath(folder, file), key, WithPlainSpaces(text));
            }
        }

        var letter = "";
        foreach (var line in File.ReadLines(Path.Combine(folder, "letters.md")))
        {
            letter = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : letter;
            yield return ("letters.md", letter, WithPlainSpaces(line));
        }
    }

    private static string WithPlainSpaces(string text) => text.Replace('\u00a0', ' ');
}
