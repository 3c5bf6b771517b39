namespace Mandates.Local.Hosting;

/// <summary>The data folder, held by one host at a time; the system lets go of it even when the host is killed.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(FileStream held) => this.held = held;

    public static DataFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new DataFolder(new FileStream(Path.Combine(path, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LocalHostException($"The data folder {path} cannot be written to; choose another with --data.", e);
        }
        catch (IOException e)
        {
            throw new LocalHostException($"The data folder {path} is in use by another local host; stop that one or choose another folder with --data.", e);
        }
    }

    public void Dispose() => held.Dispose();
}
