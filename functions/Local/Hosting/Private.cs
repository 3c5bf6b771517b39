namespace Mandates.Local.Hosting;

/// <summary>Files and folders of the data folder, which its owner alone reads: they hold mails, names and links.</summary>
internal static class Private
{
    private const UnixFileMode Files = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file, and takes it from others also where an earlier version has made it.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = mode == FileMode.CreateNew ? FileAccess.Write : FileAccess.ReadWrite, Share = share };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = Files;
        var file = new FileStream(path, options);
        File.SetUnixFileMode(file.SafeFileHandle, Files);
        return file;
    }

    /// <summary>A folder of our own; one that was there is taken from others too.</summary>
    /// <returns>Its full path.</returns>
    public static string Folder(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = Files | UnixFileMode.UserExecute;
        }

        return folder.FullName;
    }
}
