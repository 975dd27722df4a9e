import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/// Writes the seeds of a fuzz test, what its method `seeds` gives, into a folder: the corpus a
/// fuzzing engine starts from.
final class Seeds {
  private Seeds() {}

  /// @param args the class, the folder
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    var seeds = Class.forName(args[0]).getDeclaredMethod("seeds");
    seeds.setAccessible(true);
    Path folder = Files.createDirectories(Path.of(args[1]));
    int count = 0;
    for (Iterator<?> it = ((Stream<?>) seeds.invoke(null)).iterator(); it.hasNext(); count++) {
      Files.write(folder.resolve("seed-" + count), (byte[]) it.next());
    }
  }
}
