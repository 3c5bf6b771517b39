namespace Mandates.Local.Hosting;

/// <summary>The folder with host.json: above the current folder, or above the program.</summary>
internal static class RepositoryRoot
{
    public static string Find() => Above(Directory.GetCurrentDirectory())
        ?? Above(AppContext.BaseDirectory)
        ?? throw new LocalHostException("No host.json stands in this folder or above it; run the command inside the repository.");

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "host.json")))
                return folder.FullName;
        return null;
    }
}
