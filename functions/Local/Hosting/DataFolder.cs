namespace Mandates.Local.Hosting;

/// <summary>The data folder, held by one host at a time; the system lets go of it even when the host is killed.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    /// <summary>To be opened before anything is started on the folder, the storage included.</summary>
    public static DataFolder Open(string path)
    {
        Create(path);
        try
        {
            return new DataFolder(path, Private.Open(System.IO.Path.Combine(path, "in-use"), FileMode.OpenOrCreate));
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unwritable(path, e);
        }
        catch (IOException e)
        {
            throw new LocalHostException($"The data folder {path} is in use by another local host; stop that one or choose another folder with --data.", e);
        }
    }

    public void Dispose() => held.Dispose();

    private static void Create(string path)
    {
        try
        {
            if (!Directory.Exists(path))
                Private.Folder(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    private static LocalHostException Unwritable(string path, Exception cause) =>
        new($"The data folder {path} cannot be written to ({cause.Message.TrimEnd('.')}); choose another with --data.", cause);
}
