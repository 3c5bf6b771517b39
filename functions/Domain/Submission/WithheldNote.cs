using Mandates.Domain.Questionnaires.Replies;

namespace Mandates.Domain.Submission;

/// <summary>What stands in a package in place of a file of a delegation in which the malware scan found something.</summary>
public static class WithheldNote
{
    /// <param name="name">Of the file in the package.</param>
    public static string NameOf(string name) => Path.ChangeExtension(name, ".withheld.txt");

    /// <summary>The note, in the four languages; always the same bytes for the same file.</summary>
    public static byte[] Of(ReplyFile file) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
        The malware scan found something in this file. It is left out; the secretariat has it under this hash.
        El análisis halló un programa malicioso en este archivo. No se incluye; la secretaría lo conserva con este hash.
        L’analyse antivirus a trouvé quelque chose dans ce fichier. Il est laissé de côté ; le secrétariat le conserve sous cette empreinte.
        A verificação encontrou um programa malicioso neste arquivo. Ele fica de fora; a secretaria o guarda com este hash.

        {file.Name}
        {file.Length}
        {file.Sha256}

        """).ReplaceLineEndings("\n"));
}
