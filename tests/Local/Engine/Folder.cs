namespace Mandates.Local.Tests.Engine;

internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("mandates-");

    public string File(string name = "engine.db") => Path.Combine(directory.FullName, name);

    /// <summary>What a killed process leaves behind: the database and its log as they are now.</summary>
    public string CopyOf(string file, string name)
    {
        foreach (var part in new[] { "", "-wal" })
        {
            System.IO.File.Copy(file + part, File(name) + part);
        }

        return File(name);
    }

    public void Dispose() => directory.Delete(recursive: true);
}
